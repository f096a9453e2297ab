using SecondBrain.Core.Erasure;

namespace SecondBrain.Core.Views;

/// <summary>The proof of an erasure as readers see it.</summary>
/// <param name="Id">The id that the note had.</param>
/// <param name="State"><c>erasing</c> or <c>erased</c>.</param>
/// <param name="Sha256">Of what was captured: whoever still has a copy can tell that it was this.</param>
/// <param name="Notes">The note, and those that were merged into it.</param>
/// <param name="Deleted">How many items of each kind there were.</param>
/// <param name="Checks">Where it was looked for, and what was found.</param>
public sealed record ErasureView(
    string Id,
    string State,
    string RequestedBy,
    DateTimeOffset RequestedAt,
    DateTimeOffset? ErasedAt,
    string Execution,
    string Sha256,
    int Bytes,
    IReadOnlyList<string> Notes,
    IReadOnlyDictionary<string, int> Deleted,
    IReadOnlyList<string> Checks)
{
    public static ErasureView Of(ErasureProof proof) => new(
        proof.Note.Value, proof.State, proof.RequestedBy, proof.RequestedAt, proof.ErasedAt, $"/executions/erase-note:{proof.Execution}", proof.Sha256, proof.Bytes,
        [.. proof.Notes.Select(note => note.Value)], proof.Deleted, proof.Checks);
}
