using System.Text.Json.Nodes;

namespace SecondBrain.Assets.Tests.Workflows;

/// <param name="Siblings">Names of the states that it can lead to.</param>
/// <param name="CaughtAbove">A Map or Parallel that contains it catches.</param>
internal sealed record WorkflowState(string Name, JsonObject Node, IReadOnlySet<string> Siblings, bool CaughtAbove)
{
    public string Type => (string?)Node[nameof(Type)] ?? "";

    public bool IsCaught => CaughtAbove || Node["Catch"] is JsonArray { Count: > 0 };

    /// <summary>Its Comment says that it fails the execution on purpose, and that a redrive repeats it.</summary>
    public bool IsLeftToRedrive => (string?)Node["Comment"] is { } comment && comment.Contains("uncaught on purpose", StringComparison.Ordinal) && comment.Contains("redrive", StringComparison.Ordinal);

    public IEnumerable<JsonObject> Retriers => (Node["Retry"] as JsonArray ?? []).OfType<JsonObject>();

    public IEnumerable<JsonObject> Catchers => (Node["Catch"] as JsonArray ?? []).OfType<JsonObject>();

    public IEnumerable<JsonObject> Choices => (Node[nameof(Choices)] as JsonArray ?? []).OfType<JsonObject>();

    /// <summary>Every state that it names as the next one.</summary>
    public IEnumerable<string> Targets() =>
        new[] { (string?)Node["Next"], (string?)Node["Default"] }
            .Concat(Catchers.Concat(Choices).Select(rule => (string?)rule["Next"]))
            .OfType<string>();

    /// <summary>Every error that it retries or catches.</summary>
    public IEnumerable<string> Errors() => Retriers.Concat(Catchers).SelectMany(rule => rule["ErrorEquals"]!.AsArray()).Select(error => (string)error!);
}
