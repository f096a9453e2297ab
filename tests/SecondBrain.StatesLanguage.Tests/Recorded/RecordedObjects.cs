using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Tasks;

namespace SecondBrain.StatesLanguage.Tests.Recorded;

/// <summary>The S3 of a recording: its item file is made from the recorded output.</summary>
internal static class RecordedObjects
{
    // Where the recording hides a moment there is no output to compare.
    public static bool Reads(RecordedCase recorded) =>
        Find(recorded.Definition, "ItemReader") is not null && recorded.Expected["output"]?.ToJsonString().Contains("\"date\"", StringComparison.Ordinal) != true;

    public static JsonNode Answer(RecordedCase recorded, TaskInvocation invocation) =>
        invocation.Resource.EndsWith(":putObject", StringComparison.Ordinal) ? new JsonObject() : new JsonObject { ["Body"] = Body(recorded) };

    private static string Body(RecordedCase recorded)
    {
        var config = Find(recorded.Definition, "ReaderConfig")!.AsObject();
        var output = recorded.Expected["output"] as JsonArray;
        if (config["InputType"]!.GetValue<string>() == "JSON")
        {
            var isPart = config["MaxItems"] is not null || config["MaxItemsPath"] is not null;
            var items = (output ?? []).SelectMany(o => o!["Items"] is JsonArray batch ? batch : new JsonArray(o.DeepClone())).Select(o => o!.DeepClone());
            return output is null ? "{}" : new JsonArray([.. items, .. isPart ? ["one more than is asked for"] : Array.Empty<JsonNode>()]).ToJsonString();
        }

        // More columns than there are headers given.
        var headers = output?[0]!.AsObject().Select(m => m.Key) ?? ["a", "b"];
        var rows = (output ?? []).Select(row => string.Join(',', row!.AsObject().Select(m => m.Value!.GetValue<string>())) + (config["CSVHeaders"] is null ? "" : ",extra"));
        var isLimited = output?.Count == 2;
        return string.Join("\r\n", [.. config["CSVHeaders"] is null ? [string.Join(',', headers)] : Array.Empty<string>(), .. rows, .. isLimited || output is null ? ["one,more"] : Array.Empty<string>()]);
    }

    private static JsonNode? Find(JsonNode? node, string name) => node switch
    {
        JsonObject members => members[name] ?? members.Select(m => Find(m.Value, name)).FirstOrDefault(f => f is not null),
        JsonArray items => items.Select(i => Find(i, name)).FirstOrDefault(f => f is not null),
        _ => null,
    };
}
