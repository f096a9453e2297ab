using System.Text;
using System.Text.Json.Nodes;

namespace SecondBrain.Lambda.Tests.RuntimeApi;

/// <summary>What the function's process posted.</summary>
/// <param name="Call">Such as <c>invocation/ID/response</c>.</param>
/// <param name="ErrorType">The header Lambda-Runtime-Function-Error-Type.</param>
public sealed record PostedAnswer(string Call, byte[] Body, string? ErrorType, string ConnectionId)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public JsonNode Json => JsonNode.Parse(Body)!;
}
