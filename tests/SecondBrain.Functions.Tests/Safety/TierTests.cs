using System.Text.Json.Nodes;
using SecondBrain.Core.Access;
using SecondBrain.Testing;

namespace SecondBrain.Functions.Tests.Safety;

/// <summary>Every function that something can be changed by over HTTP, called with the claims of agents: whatever the gateway lets through.</summary>
public sealed class TierTests(StepHost host) : IClassFixture<StepHost>
{
    private static readonly string[] OpenToProposers = ["FlagNote", "ProposeChange"];

    private static readonly string[] ForPeople = ["ChangeMember", "DecideReview", "EraseNote", "MergeNotes", "StartReembedding"];

    /// <summary>No token at all, or one that the function verifies itself.</summary>
    private static readonly string[] WithoutGateway = ["DecideByLink", "Mcp", "RejectRequest"];

    [Fact]
    public async Task An_agent_that_may_only_propose_changes_nothing_by_any_route()
    {
        var asked = 0;
        foreach (var (function, input) in Writers([Scope.Read, Scope.Propose]))
        {
            var status = (int)(await FunctionCalls.InvokeAsync(host.Host, function, input))["statusCode"]!;
            (status == 403).ShouldBe(!OpenToProposers.Contains(function), $"{function} answered {status}");
            asked++;
        }

        asked.ShouldBeGreaterThan(8);
    }

    [Fact]
    public async Task No_agent_deletes_decides_merges_or_administers_whatever_its_token_allows()
    {
        var asked = new List<string>();
        foreach (var (function, input) in Writers(Scope.All).Where(each => ForPeople.Contains(each.Function)))
        {
            ((int)(await FunctionCalls.InvokeAsync(host.Host, function, input))["statusCode"]!).ShouldBe(403, function);
            asked.Add(function);
        }

        asked.ShouldBe(ForPeople);
    }

    private static IEnumerable<(string Function, string Input)> Writers(IEnumerable<string> scopes)
    {
        foreach (var file in Directory.EnumerateFiles(RepositoryPaths.Combine("events"), "*.json").Order(StringComparer.Ordinal))
        {
            var function = Path.GetFileNameWithoutExtension(file);
            var input = JsonNode.Parse(File.ReadAllText(file))!;
            if (input is not JsonObject || (string?)input["routeKey"] is not { } route || route.StartsWith("GET ", StringComparison.Ordinal) || WithoutGateway.Contains(function))
            {
                continue;
            }

            var claims = input["requestContext"]!["authorizer"]!["jwt"]!["claims"]!.AsObject();
            (claims["scope"], claims["agent"], claims["session"]) = (string.Join(' ', scopes), "claude", "s");
            yield return (function, input.ToJsonString());
        }
    }
}
