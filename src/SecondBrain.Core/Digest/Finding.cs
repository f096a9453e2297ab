using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Digest;

/// <summary>One thing that a digest points out. It holds references, no text of notes: a note that is erased is out of every digest.</summary>
/// <param name="Kind">One of <see cref="FindingKind"/>.</param>
/// <param name="Subject">What it is about: the same subject is the same finding on another day.</param>
/// <param name="Notes">The notes concerned.</param>
/// <param name="Name">The name that has no note, for a <see cref="FindingKind.ContentGap"/>; a proposal's id for a review; null otherwise.</param>
/// <param name="Measure">
/// Days untouched (<see cref="FindingKind.StaleSeed"/>, <see cref="FindingKind.Orphan"/>), cosine (<see cref="FindingKind.MissingLink"/>), notes that link to it
/// (<see cref="FindingKind.Promotion"/>), notes that use the name (<see cref="FindingKind.ContentGap"/>), or days waited (the others).
/// </param>
public sealed record Finding(string Kind, string Subject, IReadOnlyList<NoteId> Notes, string? Name, double Measure);
