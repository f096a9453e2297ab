using System.Text.Json.Nodes;
using SecondBrain.Core.Access;
using SecondBrain.Core.Executions;
using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Merging;

/// <summary>Starts merges.</summary>
public sealed class NoteMerging(INoteStore notes, RepeatableStart starts)
{
    /// <summary>Asking twice is one merge. A merge that failed is tried again; one that failed and still holds the notes goes on.</summary>
    public async Task<MergeStart> StartAsync(Principal principal, NoteId source, NoteId target, CancellationToken cancellationToken)
    {
        if (source == target)
        {
            return new MergeStart.WithItself();
        }

        if (await notes.FindAsync(principal.Brain, source, cancellationToken) is not { } merged || !merged.IsSeenBy(principal.Sight))
        {
            return new MergeStart.NoSuchNote(source.Value);
        }

        if (await notes.FindAsync(principal.Brain, target, cancellationToken) is not { } kept || !kept.IsSeenBy(principal.Sight))
        {
            return new MergeStart.NoSuchNote(target.Value);
        }

        var what = $"merge-{source}-{target}";
        if (kept.Redirect is not null || IsHeldByOther(kept))
        {
            return new MergeStart.Frozen(target.Value);
        }

        if ((merged.Redirect is { } elsewhere && elsewhere != target) || IsHeldByOther(merged))
        {
            return new MergeStart.Frozen(source.Value);
        }

        var input = new JsonObject
        {
            ["brain"] = principal.Brain.Value,
            ["source"] = source.Value,
            ["target"] = target.Value,
            ["actor"] = principal.Actor,
            ["session"] = principal.Session ?? "",
        };
        return new MergeStart.Started(await starts.StartAsync(WorkflowName.MergeNotes, principal.Brain, what, input, holder: merged.FrozenBy, cancellationToken));

        bool IsHeldByOther(Note note) => note.FrozenBy is { } holder && !holder.StartsWith(ExecutionName.Of(principal.Brain, what), StringComparison.Ordinal);
    }
}
