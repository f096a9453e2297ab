using SecondBrain.Core.Access;

namespace SecondBrain.Core.Safety;

/// <summary>The writes that a process has taken from the counters of one actor, and of one session, and not made yet.</summary>
#pragma warning disable CA1001 // nobody asks for the wait handle of its gate, so it holds nothing that needs disposing
internal sealed class WriteBlock(IWriteCounters counters, WriteLimits limits, TimeProvider clock, Principal by)
#pragma warning restore CA1001
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly bool _agent = by.Kind is ActorKind.Agent;
    private DateOnly _day;
    private long _minute;
    private int _writes;
    private int _ofMinute; // of these, counted for this minute too: what an earlier minute left over is not
    private int _tokens;
    private int _size;

    public async Task<WriteVerdict> AllowAsync(int tokens, bool inBulk, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            return await TakeAsync(clock.GetUtcNow(), _agent ? tokens : 0, inBulk, cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<WriteVerdict> TakeAsync(DateTimeOffset now, int tokens, bool inBulk, CancellationToken cancellationToken)
    {
        Turn(now);
        if ((inBulk ? _writes : _ofMinute) == 0 || _tokens < tokens)
        {
            _size = Math.Clamp(_size * 2, 1, WriteGuard.LargestBlock);
            if (await RefillAsync(_size, tokens, inBulk, cancellationToken) is not null
                && await RefillAsync(_size = 1, tokens, inBulk, cancellationToken) is { } limit)
            {
                return WriteRefusal.Of(limit, limits, by, tokens, now);
            }
        }

        _writes--;
        _ofMinute = inBulk ? Math.Min(_ofMinute, _writes) : _ofMinute - 1;
        _tokens -= tokens;
        return WriteVerdict.Yes;
    }

    private void Turn(DateTimeOffset now)
    {
        var minute = now.ToUnixTimeSeconds() / 60;
        if (minute != _minute)
        {
            (_minute, _ofMinute, _size) = (minute, 0, 0);
        }

        var day = DateOnly.FromDateTime(now.UtcDateTime);
        if (day != _day)
        {
            (_day, _writes, _tokens) = (day, 0, 0);
        }
    }

    /// <summary>Null when there are enough writes and tokens now; otherwise the limit that stands against it.</summary>
    private async Task<string?> RefillAsync(int size, int tokens, bool inBulk, CancellationToken cancellationToken)
    {
        var ofMinute = inBulk ? _ofMinute : Math.Max(size, _ofMinute);
        var writes = Math.Max(Math.Max(size, _writes), ofMinute);
        var wanted = Math.Max(_tokens, (int)Math.Min(int.MaxValue, (long)tokens * size));
        var more = writes - _writes;
        if (!await TakeSessionAsync(more, cancellationToken))
        {
            return WriteLimit.Session;
        }

        var share = new WriteShare(
            _day,
            _minute,
            ofMinute - _ofMinute,
            _agent ? limits.AgentMinute : limits.PersonMinute,
            more,
            _agent ? limits.AgentDay : int.MaxValue,
            wanted - _tokens,
            _agent ? limits.AgentTokens : int.MaxValue)
        {
            BeginsMinute = size == 1,
        };
        if (await counters.TakeAsync(by.Brain, by.Actor, share, cancellationToken) is { } limit)
        {
            await TakeSessionAsync(-more, cancellationToken);
            return limit;
        }

        (_writes, _ofMinute, _tokens) = (writes, ofMinute, wanted);
        return null;
    }

    private async Task<bool> TakeSessionAsync(int writes, CancellationToken cancellationToken) =>
        !_agent || writes == 0 || by.Session is not { } session
        || await counters.TakeSessionAsync(by.Brain, by.Actor, session, _day, writes, limits.AgentSession, cancellationToken);
}
