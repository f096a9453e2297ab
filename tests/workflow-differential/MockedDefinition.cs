using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SecondBrain.WorkflowDifferential;

/// <summary>
/// A definition whose tasks both interpreters can mock. What is changed, on both sides alike: every task's <c>Resource</c> becomes a
/// Lambda function named after the state (so direct integrations and token tasks are Lambda calls; their inputs and everything
/// around them stay), <c>$$.Task.Token</c> becomes a constant, <c>HeartbeatSeconds</c> goes, and a Map takes one item at a time, so that
/// the order of its states is fixed. Placeholders become their names.
/// </summary>
internal sealed partial class MockedDefinition
{
    private const string FunctionArn = "arn:aws:lambda:us-east-1:123456789012:function:";

    // moto reads intrinsic functions off the text: its quotes must not be written as escapes
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private MockedDefinition(JsonObject json) => (Json, Text) = (json, json.ToJsonString(Plain));

    public JsonObject Json { get; }

    public string Text { get; }

    /// <summary>State by function name.</summary>
    public Dictionary<string, string> Functions { get; } = new(StringComparer.Ordinal);

    /// <summary>Why it cannot be compared; null when it can.</summary>
    public string? Obstacle { get; private set; }

    public static MockedDefinition Of(string text)
    {
        var json = JsonNode.Parse(Placeholder().Replace(text, match => match.Groups["name"].Value))!.AsObject();
        var functions = new Dictionary<string, string>(StringComparer.Ordinal);
        string? obstacle = null;
        foreach (var (_, states) in Graphs(json))
        {
            foreach (var (name, state) in states)
            {
                obstacle ??= Change(name, state!.AsObject(), functions);
            }
        }

        var mocked = new MockedDefinition(json) { Obstacle = obstacle };
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

    private static string? Change(string name, JsonObject state, Dictionary<string, string> functions)
    {
        switch ((string)state["Type"]!)
        {
            case "Task":
                var function = NotInName().Replace(name, "-");
                functions[function] = name;
                state["Resource"] = FunctionArn + function;
                state.Remove("HeartbeatSeconds");
                Adapt(state["Parameters"]);
                return null;
            case "Map" when state["ItemReader"] is not null:
                return $"'{name}' reads its items from a bucket";
            case "Map":
                state["MaxConcurrency"] = 1;
                return null;
            default:
                return null;
        }
    }

    private static void Adapt(JsonNode? node)
    {
        foreach (var (name, value) in node is JsonObject fields ? fields.ToList() : [])
        {
            if (value is not JsonValue text || !text.TryGetValue(out string? expression))
            {
                Adapt(value);
            }
            else if (expression == "$$.Task.Token")
            {
                node!.AsObject().Remove(name);
                node[name[..^".$".Length]] = "token";
            }
        }
    }

    [GeneratedRegex(@"\$\{(?<name>[A-Za-z0-9_]+)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Placeholder();

    [GeneratedRegex("[^A-Za-z0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex NotInName();
}
