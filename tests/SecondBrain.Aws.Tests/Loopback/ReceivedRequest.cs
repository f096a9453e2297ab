using System.Text.Json.Nodes;

namespace SecondBrain.Aws.Tests.Loopback;

/// <param name="Target">The path as it came over the wire.</param>
/// <param name="Headers">By lower-case name.</param>
public sealed record ReceivedRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public JsonNode Json => JsonNode.Parse(Body)!;
}
