namespace SecondBrain.Functions.Http;

/// <summary>What became of a proposal.</summary>
/// <param name="State"><c>proposed</c> while it waits for a person, then <c>accepted</c> or <c>rejected</c>.</param>
/// <param name="Review">Its review's id; null when it was decided before.</param>
internal sealed record ProposalAnswer(string State, string? Review);
