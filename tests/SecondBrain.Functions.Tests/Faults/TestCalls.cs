using System.Text.Json.Nodes;
using SecondBrain.Testing;

namespace SecondBrain.Functions.Tests.Faults;

/// <summary>Functions behind the API, called with the events that lie in the repository.</summary>
internal static class TestCalls
{
    /// <summary>POST /links; the answer's status.</summary>
    public static async Task<int> LinkAsync(FaultHost host, string brain, string source, string target, string type) =>
        (int)(await CallAsync(host, brain, "AddLink", input => input["body"] = new JsonObject { ["source"] = source, ["target"] = target, ["type"] = type }.ToJsonString()))["statusCode"]!;

    /// <summary>A function that has the note's id in its path.</summary>
    public static Task<JsonNode> OfNoteAsync(FaultHost host, string brain, string function, string note, Action<JsonNode>? change = null) =>
        CallAsync(host, brain, function, input =>
        {
            input["pathParameters"] = new JsonObject { ["id"] = note };
            change?.Invoke(input);
        });

    public static async Task<JsonNode> CallAsync(FaultHost host, string brain, string function, Action<JsonNode> change)
    {
        var input = JsonNode.Parse(await File.ReadAllTextAsync(RepositoryPaths.Combine("events", function + ".json")))!;
        input["requestContext"]!["authorizer"]!["jwt"]!["claims"]!["brain"] = brain;
        change(input);
        return await host.InvokeAsync(function, input.ToJsonString());
    }
}
