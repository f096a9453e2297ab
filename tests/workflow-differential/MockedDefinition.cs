using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SecondBrain.WorkflowDifferential;

/// <summary>
/// A definition whose tasks both interpreters can mock. What is changed, on both sides alike: every task's <c>Resource</c> becomes a
/// Lambda function named after the state (so direct integrations and token tasks are Lambda calls; their inputs and everything
/// around them stay), <c>$$.Task.Token</c> and <c>$$.Execution.StartTime</c> become constants, <c>HeartbeatSeconds</c> goes, and a Map takes
/// one item at a time, so that the order of its states is fixed. A Map that reads its items from a bucket takes them from where the key
/// is: a scenario has the list there. One that writes its results to a bucket has a constant for what that answers. Placeholders become
/// what the file substitutes for them, or their names.
/// </summary>
internal sealed partial class MockedDefinition
{
    private const string FunctionArn = "arn:aws:lambda:us-east-1:123456789012:function:";

    // moto reads intrinsic functions off the text: its quotes must not be written as escapes
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Dictionary<string, string> Constants = new(StringComparer.Ordinal) { ["$$.Task.Token"] = "token", ["$$.Execution.StartTime"] = "2026-01-02T03:04:05Z" };

    private MockedDefinition(JsonObject json) => (Json, Text) = (json, json.ToJsonString(Plain));

    public JsonObject Json { get; }

    public string Text { get; }

    /// <summary>State by function name.</summary>
    public Dictionary<string, string> Functions { get; } = new(StringComparer.Ordinal);

    public static MockedDefinition Of(string text, IReadOnlyDictionary<string, string>? substitutions)
    {
        var json = JsonNode.Parse(Placeholder().Replace(text, match => substitutions?.GetValueOrDefault(match.Groups["name"].Value) ?? match.Groups["name"].Value))!.AsObject();
        var functions = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (_, states) in Graphs(json))
        {
            foreach (var (name, state) in states)
            {
                Change(name, state!.AsObject(), functions);
            }
        }

        var mocked = new MockedDefinition(json);
        foreach (var (function, state) in functions)
        {
            mocked.Functions[function] = state;
        }

        return mocked;
    }

    /// <summary>The state machine, then every branch and item processor, each with its states.</summary>
    public static IEnumerable<(string Name, JsonObject States)> Graphs(JsonObject graph, string name = "the execution")
    {
        var states = graph["States"]!.AsObject();
        yield return (name, states);
        foreach (var (state, node) in states)
        {
            JsonNode?[] inner = [.. node!["Branches"]?.AsArray() ?? [], node["ItemProcessor"], node["Iterator"]];
            foreach (var found in inner.OfType<JsonObject>().SelectMany(child => Graphs(child, state)))
            {
                yield return found;
            }
        }
    }

    private static void Change(string name, JsonObject state, Dictionary<string, string> functions)
    {
        switch ((string)state["Type"]!)
        {
            case "Task":
                var function = NotInName().Replace(name, "-");
                functions[function] = name;
                state["Resource"] = FunctionArn + function;
                state.Remove("HeartbeatSeconds");
                FixContext(state["Parameters"]);
                break;
            case "Pass":
                FixContext(state["Parameters"]);
                break;
            case "Map":
                state["MaxConcurrency"] = 1;
                Unstore(state);
                Respell(state);
                break;
            default:
                break;
        }
    }

    private static void Unstore(JsonObject map)
    {
        if (map["ItemReader"] is { } reader)
        {
            map["ItemsPath"] = (string)reader["Parameters"]!["Key.$"]!;
            map.Remove("ItemReader");
        }

        if (map.Remove("ResultWriter"))
        {
            map["ResultSelector"] = new JsonObject { ["MapRunArn"] = "run", ["ResultWriterDetails"] = new JsonObject { ["Bucket"] = "bucket", ["Key"] = "run/manifest.json" } };
        }
    }

    // moto's parser knows no children of type EXPRESS and takes only a fraction for a percentage
    private static void Respell(JsonObject map)
    {
        if (map["ItemProcessor"]?["ProcessorConfig"]?["ExecutionType"] is { } type) type.ReplaceWith("STANDARD");
        if (map["ToleratedFailurePercentage"] is { } percentage) percentage.ReplaceWith(JsonNode.Parse($"{percentage}.0"));
    }

    private static void FixContext(JsonNode? node)
    {
        foreach (var (name, value) in node is JsonObject fields ? fields.ToList() : [])
        {
            if (value is not JsonValue text || !text.TryGetValue(out string? expression))
            {
                FixContext(value);
            }
            else if (Constants.TryGetValue(expression, out var constant))
            {
                node!.AsObject().Remove(name);
                node[name[..^".$".Length]] = constant;
            }
        }
    }

    [GeneratedRegex(@"\$\{(?<name>[A-Za-z0-9_]+)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Placeholder();

    [GeneratedRegex("[^A-Za-z0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex NotInName();
}
