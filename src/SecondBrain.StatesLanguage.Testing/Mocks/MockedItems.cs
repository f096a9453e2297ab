using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Definition.States;

namespace SecondBrain.StatesLanguage.Testing.Mocks;

/// <summary>What S3 answers a distributed Map that reads its items.</summary>
internal static class MockedItems
{
    /// <param name="reader">The state's <c>ItemReader</c>.</param>
    public static JsonObject Answer(JsonObject reader, string items) => ((string?)reader["Resource"], (string?)(reader["ReaderConfig"] as JsonObject)?["InputType"]) switch
    {
        (ItemReading.ListObjects, _) => new JsonObject { ["Contents"] = JsonNode.Parse(items) },
        (_, "JSONL") => new JsonObject { ["Body"] = string.Join('\n', JsonNode.Parse(items)!.AsArray().Select(item => item?.ToJsonString() ?? "null")) },
        _ => new JsonObject { ["Body"] = items },
    };
}
