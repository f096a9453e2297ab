using SecondBrain.Core.Access;
using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Capture;

/// <summary>Everything that one capture writes, in one transaction.</summary>
/// <param name="Names">Normalised names under which links find the note.</param>
/// <param name="Clip">The note's text when it is not the original itself but was made from it; null for most notes.</param>
public sealed record NewCapture(Principal Principal, Receipt Receipt, Note Note, Original Original, IReadOnlyList<string> Names, Original? Clip = null);
