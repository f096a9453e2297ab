using System.Text.Json;
using System.Text.Json.Nodes;

namespace SecondBrain.Functions.IssueClaims;

/// <summary>The event of the trigger, which goes back with the claims in its response.</summary>
internal sealed class TokenEvent(JsonObject root)
{
    /// <summary>What the person chooses a brain with, where the sign-in cannot carry client metadata.</summary>
    public const string BrainAttribute = "custom:brain";

    public string? Trigger => (string?)root["triggerSource"];

    public string ClientId => (string?)root["callerContext"]?["clientId"] ?? "";

    public string? Subject => (string?)root["request"]?["userAttributes"]?["sub"];

    /// <summary>The brain that was asked for: by client metadata, or by the person's attribute.</summary>
    public string? AskedBrain =>
        ((string?)root["request"]?["clientMetadata"]?["brain"] ?? (string?)root["request"]?["userAttributes"]?[BrainAttribute]) is { Length: > 0 } brain ? brain : null;

    /// <exception cref="JsonException">No event of this trigger.</exception>
    public static async Task<TokenEvent> ReadAsync(Stream input, CancellationToken cancellationToken) =>
        await JsonNode.ParseAsync(input, cancellationToken: cancellationToken) is JsonObject { } root && root["request"] is JsonObject
            ? new TokenEvent(root)
            : throw new JsonException("The event has no request.");

    public byte[] Answer(IReadOnlyDictionary<string, string> claims)
    {
        // What a person could have made the pool put there must not pass for what was decided here.
        string[] decided = ["brain", "agent", "session"];
        root["response"] = new JsonObject
        {
            ["claimsAndScopeOverrideDetails"] = new JsonObject
            {
                ["accessTokenGeneration"] = new JsonObject
                {
                    ["claimsToAddOrOverride"] = new JsonObject(claims.Select(claim => KeyValuePair.Create(claim.Key, (JsonNode?)claim.Value))),
                    ["claimsToSuppress"] = new JsonArray([.. decided.Where(name => !claims.ContainsKey(name)).Select(name => (JsonNode?)name)]),
                },
            },
        };
        return System.Text.Encoding.UTF8.GetBytes(root.ToJsonString());
    }
}
