using SecondBrain.Core.Access;
using SecondBrain.Core.Capture;
using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Editing;

/// <summary>Everything that one edit writes, in one transaction.</summary>
/// <param name="Before">The note as it was read: it becomes history.</param>
/// <param name="Body">The text of <paramref name="After"/> when its <see cref="Note.BodyVersion"/> is a new one; else null.</param>
/// <param name="NewNames">Normalised names under which links find the note from now on.</param>
/// <param name="GoneNames">Normalised names under which they do not any more.</param>
/// <param name="Receipt">Null for an edit that needs neither an ingestion nor a key.</param>
public sealed record NewVersion(
    Principal By,
    Note Before,
    Note After,
    Original? Body,
    IReadOnlyList<string> NewNames,
    IReadOnlyList<string> GoneNames,
    Receipt? Receipt);
