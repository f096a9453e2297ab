using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Enrichment;

/// <summary>A link that a model would draw, not yet checked.</summary>
/// <param name="Target">A title as the model wrote it.</param>
/// <param name="Quote">The words of the note that say so.</param>
/// <param name="Found">Where the quote is, if that is known already.</param>
internal sealed record DraftLink(string Target, string Type, double Confidence, string Quote, TextSpan? Found = null);
