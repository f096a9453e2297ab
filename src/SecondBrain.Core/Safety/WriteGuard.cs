using System.Collections.Concurrent;
using SecondBrain.Core.Access;
using SecondBrain.Core.Identity;

namespace SecondBrain.Core.Safety;

/// <summary>
/// Says before every write whether it may be made. What was written is counted in the table, for all processes together, and never passes a limit.
/// A process that writes often takes more writes at a time, up to <see cref="LargestBlock"/>, and never more than it has already made, so that most
/// writes cost no request; what a process took and did not use before it ended is lost to that day. Safe for concurrent use.
/// </summary>
public sealed class WriteGuard(IWriteCounters counters, WriteLimits limits, TimeProvider clock)
{
    public const int LargestBlock = 16;

    private const int MostKept = 4096;

    private readonly ConcurrentDictionary<(BrainId Brain, string Actor, string? Session), WriteBlock> _blocks = new();

    /// <param name="tokens">Estimate of the text written, such as <see cref="Context.TokenEstimate"/>'s; 0 for a write without text.</param>
    public Task<WriteVerdict> AllowAsync(Principal by, int tokens, CancellationToken cancellationToken) =>
        by.Undoing is null ? BlockOf(by).AllowAsync(tokens, inBulk: false, cancellationToken) : Task.FromResult(WriteVerdict.Yes); // whoever takes back writes less, not more

    /// <summary>For a write that is one of many which somebody asked for at once, such as an import: a person's are not counted, an agent's not by the minute.</summary>
    public Task<WriteVerdict> AllowInBulkAsync(Principal by, int tokens, CancellationToken cancellationToken) =>
        by.Kind is ActorKind.Agent ? BlockOf(by).AllowAsync(tokens, inBulk: true, cancellationToken) : Task.FromResult(WriteVerdict.Yes);

    private WriteBlock BlockOf(Principal by)
    {
        if (_blocks.Count > MostKept)
        {
            _blocks.Clear(); // what they held is lost, as at the end of a process
        }

        return _blocks.GetOrAdd(
            (by.Brain, by.Actor, by.Kind is ActorKind.Agent ? by.Session : null), static (_, state) => new WriteBlock(state.counters, state.limits, state.clock, state.by), (counters, limits, clock, by));
    }
}
