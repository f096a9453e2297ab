using System.Text.Json.Nodes;
using SecondBrain.Core.Access;
using SecondBrain.Core.Executions;
using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Erasure;

/// <summary>Starts erasures.</summary>
public sealed class NoteErasing(INoteStore notes, IErasureStore erasures, RepeatableStart starts)
{
    /// <summary>Asking twice is one erasure; one that failed goes on.</summary>
    public async Task<ErasureStart> StartAsync(Principal principal, NoteId note, CancellationToken cancellationToken)
    {
        var found = await notes.FindAsync(principal.Brain, note, cancellationToken);
        if (found?.Redirect is { } target)
        {
            return new ErasureStart.Merged(target.Value);
        }

        if (found is null && await erasures.FindAsync(principal.Brain, note, cancellationToken) is null)
        {
            return new ErasureStart.NoSuchNote();
        }

        var input = new JsonObject
        {
            ["brain"] = principal.Brain.Value,
            ["note"] = note.Value,
            ["actor"] = principal.Actor,
            ["session"] = principal.Session ?? "",
        };
        return new ErasureStart.Started(await starts.StartAsync(WorkflowName.EraseNote, principal.Brain, ErasureJob.What(note), input, holder: null, cancellationToken));
    }
}
