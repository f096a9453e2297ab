using SecondBrain.Core.Identity;
using SecondBrain.Core.Safety;

namespace SecondBrain.Testing.Brains;

/// <summary>Counters of writes in memory, as far as one process counts. Requests are counted too. Safe for concurrent use.</summary>
public sealed class MemoryWriteCounters : IWriteCounters
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(BrainId Brain, string Actor, DateOnly Day), (long Minute, int OfMinute, int Writes, int Tokens)> _actors = [];
    private readonly Dictionary<(BrainId Brain, string Actor, string Session, DateOnly Day), int> _sessions = [];

    public int Requests { get; private set; }

    public Task<string?> TakeAsync(BrainId brain, string actor, WriteShare share, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            Requests++;
            var (minute, ofMinute, writes, tokens) = _actors.GetValueOrDefault((brain, actor, share.Day));
            ofMinute = (minute < share.Minute ? 0 : ofMinute) + share.MinuteWrites;
            (writes, tokens) = (writes + share.DayWrites, tokens + share.DayTokens);
            var limit = writes > share.DayLimit ? WriteLimit.Day : tokens > share.TokenLimit ? WriteLimit.Tokens : ofMinute > share.MinuteLimit ? WriteLimit.Minute : null;
            if (limit is null)
            {
                _actors[(brain, actor, share.Day)] = (Math.Max(minute, share.Minute), ofMinute, writes, tokens);
            }

            return Task.FromResult(limit);
        }
    }

    public Task<bool> TakeSessionAsync(BrainId brain, string actor, string session, DateOnly day, int writes, int limit, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            Requests++;
            var count = _sessions.GetValueOrDefault((brain, actor, session, day)) + writes;
            if (count > limit)
            {
                return Task.FromResult(false);
            }

            _sessions[(brain, actor, session, day)] = count;
            return Task.FromResult(true);
        }
    }
}
