using System.Text.Json.Nodes;

namespace SecondBrain.Functions.Steps;

/// <summary>A link that is accepted or reviewed.</summary>
/// <param name="Name">Of its review's execution: the same proposal is the same execution.</param>
/// <param name="Threshold">From which confidence on it is accepted.</param>
/// <param name="Review">The review's input.</param>
internal sealed record ProposedLink(string Name, string Source, string Target, double Confidence, double Threshold, JsonObject Review);
