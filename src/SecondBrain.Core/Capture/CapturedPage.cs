using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Capture;

/// <summary>What a capture was made of when it is a page of the web.</summary>
/// <param name="Fingerprint">Of the page and what was asked for with it; see <see cref="Clipping.PageCapture"/>.</param>
/// <param name="Original">The page as it came, which is kept as the original; null when the note's text is the page as it came.</param>
public sealed record CapturedPage(string Fingerprint, Original? Original);
