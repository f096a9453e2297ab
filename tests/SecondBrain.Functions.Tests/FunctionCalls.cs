using System.Text.Json.Nodes;
using SecondBrain.Local.Hosting;
using SecondBrain.Local.Invoke;

namespace SecondBrain.Functions.Tests;

/// <summary>Calls functions with an event, as Lambda does.</summary>
internal static class FunctionCalls
{
    public static async Task<JsonNode> InvokeAsync(LocalHost host, string function, string input)
    {
        var outcome = await host.Functions.InvokeAsync(host.Functions.Find(function)!, System.Text.Encoding.UTF8.GetBytes(input), CancellationToken.None);
        var returned = outcome.ShouldBeOfType<FunctionOutcome.Returned>(outcome.ToString());
        return JsonNode.Parse(returned.Payload.Span)!;
    }
}
