using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Storage;
using SecondBrain.Lambda;

namespace SecondBrain.Functions.Tests.Calls;

/// <summary>Keeps a few invocations of every function, no two of one function with the same calls, so that they can be made again with a call that fails.</summary>
internal sealed class CaseRecorder
{
    /// <summary>Invocations of a function that are looked at; those that come later are not.</summary>
    private const int Looks = 10;

    private readonly AsyncLocal<Seen?> _invocation = new();
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Function, string Variant), int> _looks = [];
    private readonly Dictionary<(string Function, string Variant, string Calls), RecordedCase> _cases = [];

    public IReadOnlyCollection<RecordedCase> Cases => [.. _cases.Values];

    /// <summary>A call of the invocation that runs here, if one that is looked at does.</summary>
    public void Called(string operation)
    {
        if (_invocation.Value is { } seen)
        {
            lock (seen.Operations)
            {
                seen.Operations.Add(operation);
            }
        }
    }

    public LambdaHandler Around(string function, IServiceCollection registered, IServiceProvider shared, LambdaHandler handler) => async (input, context, cancellationToken) =>
    {
        using var copy = new MemoryStream();
        await input.CopyToAsync(copy, cancellationToken);
        var payload = copy.ToArray();
        using var again = new MemoryStream(payload, writable: false);
        var variant = VariantOf(payload);
        if (!IsLookedAt(function, variant))
            return await handler(again, context, cancellationToken);

        var repeated = Verified(payload);
        var now = shared.GetRequiredService<TimeProvider>().GetUtcNow();
        var brain = BrainOf(repeated);
        var items = await ItemsAsync(shared, brain);
        var blobs = await BlobsAsync(shared.GetRequiredService<IBlobStore>(), brain);
        var seen = new Seen();
        _invocation.Value = seen;
        var answer = await handler(again, context, cancellationToken);
        Keep(new RecordedCase(function, variant, repeated, now, [.. seen.Operations], items, blobs, registered));
        return answer;
    };

    private bool IsLookedAt(string function, string variant)
    {
        lock (_gate)
        {
            var count = _looks.GetValueOrDefault((function, variant));
            _looks[(function, variant)] = count + 1;
            return count < Looks;
        }
    }

    private void Keep(RecordedCase recorded)
    {
        if (recorded.Operations.Count == 0)
            return;
        lock (_gate)
        {
            _cases.TryAdd((recorded.Function, recorded.Variant, string.Join(' ', recorded.Operations)), recorded);
        }
    }

    private static string VariantOf(byte[] payload)
    {
        try
        {
            var input = JsonNode.Parse(payload) as JsonObject;
            if ((string?)input?["step"] is { } step)
                return step;
            var route = (string?)input?["routeKey"] ?? "";
            return route.EndsWith("/mcp", StringComparison.Ordinal) && JsonNode.Parse((string?)input!["body"] ?? "{}") is JsonObject message
                ? (string?)message["params"]?["name"] ?? (string?)message["method"] ?? ""
                : route;
        }
        catch (Exception error) when (error is System.Text.Json.JsonException or InvalidOperationException)
        {
            return "";
        }
    }

    // the host that has given the token is gone when the request is made again: its claims go with it, as from a gateway's authorizer
    private static byte[] Verified(byte[] payload)
    {
        if (JsonNode.Parse(payload) is not JsonObject input || input["requestContext"] is not JsonObject context || context["authorizer"] is not null
            || ((string?)input["headers"]?["authorization"])?.Split(' ', '.') is not [_, _, var body, _])
            return payload;
        var claims = JsonNode.Parse(Base64Url.DecodeFromChars(body))!.AsObject();
        context["authorizer"] = new JsonObject { ["jwt"] = new JsonObject { ["claims"] = new JsonObject(claims.Select(claim => KeyValuePair.Create(claim.Key, (JsonNode?)Text(claim.Value)))) } };
        return Encoding.UTF8.GetBytes(input.ToJsonString());
    }

    private static string Text(JsonNode? claim) => claim is JsonArray list ? $"[{string.Join(' ', list)}]" : $"{claim}";

    // a step's input, or the claims of a request
    private static string? BrainOf(byte[] payload)
    {
        try
        {
            var input = JsonNode.Parse(payload) as JsonObject;
            return (string?)input?["brain"] ?? (string?)input?["requestContext"]?["authorizer"]?["jwt"]?["claims"]?["brain"];
        }
        catch (Exception error) when (error is System.Text.Json.JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static async Task<IReadOnlyList<Dictionary<string, AttributeValue>>> ItemsAsync(IServiceProvider shared, string? brain)
    {
        var environment = shared.GetRequiredService<FunctionEnvironment>();
        using var client = new AmazonDynamoDBClient(
            new BasicAWSCredentials("local", "local"),
            new AmazonDynamoDBConfig { ServiceURL = environment.Required("AWS_ENDPOINT_URL_DYNAMODB"), AuthenticationRegion = environment.Required("AWS_REGION") });
        var items = await TableItems.ReadAsync(client, environment.Required("TABLE_NAME"));
        return [.. items.Where(item => brain is null || item["PK"].S.StartsWith(brain + "#", StringComparison.Ordinal) || char.IsAsciiLetterUpper(item["PK"].S[0]))];
    }

    private static async Task<IReadOnlyDictionary<BlobKey, ReadOnlyMemory<byte>>> BlobsAsync(IBlobStore store, string? brain)
    {
        var blobs = new Dictionary<BlobKey, ReadOnlyMemory<byte>>();
        await foreach (var key in store.ListAsync(""))
        {
            if ((brain is null || key.Value.Split('/').Contains(brain)) && await store.ReadAsync(key) is { } blob)
            {
                blobs[key] = blob.Bytes;
            }
        }

        return blobs;
    }

    private sealed class Seen
    {
        public List<string> Operations { get; } = [];
    }
}
