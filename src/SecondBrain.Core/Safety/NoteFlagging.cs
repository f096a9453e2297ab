using SecondBrain.Core.Access;
using SecondBrain.Core.Context;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Reading;

namespace SecondBrain.Core.Safety;

/// <summary>Flags notes for their owner to look at. The note itself stays as it is.</summary>
public sealed class NoteFlagging(SeenNotes notes, INoteFlags flags, WriteGuard guard, TimeProvider clock)
{
    public const int MaxWhy = 500;

    public async Task<FlagResult> FlagAsync(Principal by, NoteId id, string reason, string? why, CancellationToken cancellationToken)
    {
        if (!FlagReason.All.Contains(reason))
        {
            return new FlagResult.Rejected($"'reason' must be one of {string.Join(", ", FlagReason.All)}.");
        }

        if (why?.Length > MaxWhy)
        {
            return new FlagResult.Rejected($"'why' has {why.Length} characters; at most {MaxWhy} are kept.");
        }

        if (await notes.FindAsync(by, id, cancellationToken) is null)
        {
            return new FlagResult.NoSuchNote();
        }

        if ((await flags.OfAsync(by.Brain, id, cancellationToken)).FirstOrDefault(flag => flag.Reason == reason) is { } known)
        {
            return new FlagResult.Flagged(known, IsNew: false);
        }

        if (await guard.AllowAsync(by, TokenEstimate.Of(why ?? ""), cancellationToken) is WriteVerdict.Limited limited)
        {
            return new FlagResult.Limited(limited);
        }

        var now = clock.GetUtcNow();
        var at = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond)); // as it is stored
        var made = new NoteFlag(by.Brain, id, reason, why?.Trim() is { Length: > 0 } words ? words : null, by.Actor, at);
        return await flags.AddAsync(by, made, cancellationToken) is { } first ? new FlagResult.Flagged(first, IsNew: false) : new FlagResult.Flagged(made, IsNew: true);
    }

    public async Task<FlagResult> RemoveAsync(Principal by, NoteId id, string reason, CancellationToken cancellationToken)
    {
        if (by.Kind is ActorKind.Agent)
        {
            return new FlagResult.OnlyPeople();
        }

        if (await notes.FindAsync(by, id, cancellationToken) is null)
        {
            return new FlagResult.NoSuchNote();
        }

        await flags.RemoveAsync(by, id, reason, cancellationToken);
        return new FlagResult.Removed();
    }
}
