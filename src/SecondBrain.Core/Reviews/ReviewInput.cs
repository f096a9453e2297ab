using System.Text.Json.Nodes;
using SecondBrain.Core.Proposals;

namespace SecondBrain.Core.Reviews;

/// <summary>The input of review-proposal. Whoever proposes starts it with this and a name made of the proposal.</summary>
public static class ReviewInput
{
    /// <summary>To ask the owner.</summary>
    public static JsonObject Of(Proposal proposal) => new()
    {
        ["brain"] = proposal.Brain.Value,
        ["proposal"] = new JsonObject
        {
            ["kind"] = proposal.Kind,
            ["notes"] = new JsonArray(proposal.Subject.Value, proposal.Other.Value),
            ["type"] = proposal.Type,
            ["confidence"] = proposal.Confidence,
            ["evidence"] = proposal.Evidence is { } span ? new JsonObject { ["start"] = span.Start, ["end"] = span.End } : null,
            ["evidenceVersion"] = proposal.EvidenceVersion,
            ["by"] = proposal.By,
            ["value"] = proposal.Value,
            ["reason"] = proposal.Reason,
            ["forReview"] = proposal.ForReview,
        },
    };

    /// <summary>What an execution is about, for its name: the same proposal is the same execution.</summary>
    public static string Subject(Proposal proposal) => $"{proposal.Kind}-{proposal.Subject}-{proposal.Value ?? proposal.Other.Value}";

    /// <summary>To apply the decision that is recorded.</summary>
    public static JsonObject Decided(Review review)
    {
        var input = Of(review.Proposal);
        input["review"] = review.Id.Value;
        return input;
    }
}
