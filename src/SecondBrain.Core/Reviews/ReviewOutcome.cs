using SecondBrain.Core.Proposals;

namespace SecondBrain.Core.Reviews;

/// <summary>What became of a review.</summary>
/// <param name="Decision">One of <see cref="ReviewChoice"/>, or <see cref="Expired"/>.</param>
/// <param name="Actor">Who decided; empty while nobody has.</param>
/// <param name="Until">When to ask again; set when snoozed.</param>
public sealed record ReviewOutcome(string Decision, Proposal Proposal, string Actor, DateTimeOffset? Until)
{
    public const string Expired = "expire";
}
