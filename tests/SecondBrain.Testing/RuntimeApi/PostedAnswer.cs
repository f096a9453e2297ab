using System.Text;
using System.Text.Json.Nodes;

namespace SecondBrain.Testing.RuntimeApi;

/// <summary>What the function's process posted.</summary>
/// <param name="Call">Such as <c>invocation/ID/response</c>.</param>
/// <param name="ErrorType">The header Lambda-Runtime-Function-Error-Type.</param>
/// <param name="IsInTime">It came before the deadline of the invocation that it answers; true for one that answers none.</param>
public sealed record PostedAnswer(string Call, byte[] Body, string? ErrorType, string ConnectionId, bool IsInTime)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public JsonNode Json => JsonNode.Parse(Body)!;
}
