using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Reviews;

/// <summary>A decision as a person sends it.</summary>
/// <param name="Choice">One of <see cref="ReviewChoice"/>.</param>
/// <param name="Trust">Whether the person stands behind the subject's text from now on: approving only.</param>
/// <param name="Asked">The decision is for this time of asking only; null for any. A link in an old e-mail must not answer a later question.</param>
public sealed record DecisionRequest(string Choice, string? Type = null, NoteId? Other = null, DateTimeOffset? Until = null, int? Asked = null, bool Trust = false);
