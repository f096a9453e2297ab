using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SecondBrain.Local.Invoke;
using SecondBrain.Testing;

namespace SecondBrain.Functions.Tests.Calls;

/// <summary>A brain of its own whose caller repeats what failed, as Step Functions and a client do.</summary>
internal sealed partial class CallBrain(CallHost host, string name)
{
    private const int Attempts = 3;

    /// <summary>Calls a step with these fields beside brain, capture and note.</summary>
    public Task<JsonNode> StepAsync(string function, JsonNode capture, params (string Name, JsonNode Value)[] more)
    {
        var input = new JsonObject { ["brain"] = name, ["capture"] = ((string)capture["receipt"]!).Split('/')[^1], ["note"] = (string)capture["id"]!, ["retries"] = 0 };
        foreach (var (field, value) in more)
        {
            input[field] = value;
        }

        return InvokeAsync(function, input.ToJsonString());
    }

    /// <summary>Calls a function behind the API with its event of the repository, changed.</summary>
    public async Task<JsonNode> AskAsync(string function, Action<JsonNode> change)
    {
        var input = JsonNode.Parse(await File.ReadAllTextAsync(RepositoryPaths.Combine("events", function + ".json")))!;
        input["requestContext"]!["authorizer"]!["jwt"]!["claims"]!["brain"] = name;
        change(input);
        var answer = await InvokeAsync(function, input.ToJsonString());
        return JsonNode.Parse((string?)answer["body"] is { Length: > 0 } body ? body : "{}")!;
    }

    /// <summary>The brain's items, with ids that differ from run to run made the same.</summary>
    public async Task<IReadOnlyList<string>> DumpAsync()
    {
        var dump = await TableDump.ReadAsync(host.Table, host.Host.Template.Tables[0].Name, name);
        return [.. dump.Lines.Select(line => Hash().Replace(Ulid().Replace(line.Replace(name, "brain", StringComparison.Ordinal), "ID"), "HASH")).Order(StringComparer.Ordinal)];
    }

    private async Task<JsonNode> InvokeAsync(string function, string input)
    {
        var payload = System.Text.Encoding.UTF8.GetBytes(input);
        for (var attempt = 1; ; attempt++)
        {
            var outcome = await host.Host.Functions.InvokeAsync(host.Host.Functions.Find(function)!, payload, CancellationToken.None);
            if (outcome is FunctionOutcome.Returned returned && JsonNode.Parse(returned.Payload.Span) is var answer && ((int?)(answer as JsonObject)?["statusCode"] ?? 200) < 500)
                return answer!;
            if (attempt == Attempts)
                throw new InvalidOperationException($"{function} does not recover: {outcome}");
        }
    }

    [GeneratedRegex("[0-9A-HJKMNP-TV-Z]{26}", RegexOptions.CultureInvariant)]
    private static partial Regex Ulid();

    [GeneratedRegex("[0-9a-f]{32,}", RegexOptions.CultureInvariant)]
    private static partial Regex Hash();
}
