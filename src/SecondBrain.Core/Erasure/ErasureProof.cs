using SecondBrain.Core.Identity;
using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Erasure;

/// <summary>What is kept of an erased note: that it was erased, and how that was verified. Nothing of its words.</summary>
/// <param name="State">See <see cref="ErasureState"/>.</param>
/// <param name="Sha256">Of the original bytes, lower-case hex.</param>
/// <param name="Notes">The note, and those that were merged into it: they went with it.</param>
/// <param name="Deleted">How many items there were of each kind when the erasure began.</param>
/// <param name="Checks">Where nothing was found any more; empty until erased.</param>
public sealed record ErasureProof(
    BrainId Brain,
    NoteId Note,
    string State,
    string RequestedBy,
    DateTimeOffset RequestedAt,
    string Execution,
    string Sha256,
    int Bytes,
    IReadOnlyList<NoteId> Notes,
    IReadOnlyDictionary<string, int> Deleted,
    DateTimeOffset? ErasedAt,
    IReadOnlyList<string> Checks);
