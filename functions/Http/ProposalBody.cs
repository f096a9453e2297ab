namespace SecondBrain.Functions.Http;

/// <summary>A proposal sent as JSON.</summary>
/// <param name="Note">The note that the proposal is about.</param>
/// <param name="Other">The note to link to, or to become part of the first.</param>
internal sealed record ProposalBody(string? Kind, string? Note, string? Other, string? Type, string? Value, string? Reason, double? Confidence);
