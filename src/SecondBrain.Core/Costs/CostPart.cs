namespace SecondBrain.Core.Costs;

/// <param name="Part"><c>requests</c>, <c>table</c>, <c>workflow</c>, <c>functions</c>, <c>embedding</c> or <c>enrichment</c>.</param>
/// <param name="Estimated">False: made of counts that the service gave, such as tokens.</param>
public sealed record CostPart(string Part, decimal Usd, bool Estimated);
