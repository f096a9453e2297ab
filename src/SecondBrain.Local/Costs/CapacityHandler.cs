using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using SecondBrain.Aws.Calls;

namespace SecondBrain.Local.Costs;

/// <summary>Asks DynamoDB with each request what it consumes, and counts it. The engine on this machine does not check signatures, so the request may be changed here.</summary>
internal sealed class CapacityHandler(HttpMessageHandler inner, CostMeter meter) : DelegatingHandler(inner)
{
    private static readonly HashSet<string> Writes = new(StringComparer.Ordinal) { "PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems" };

    private static readonly HashSet<string> Reads = new(StringComparer.Ordinal) { "GetItem", "Query", "Scan", "BatchGetItem", "TransactGetItems" };

    /// <summary>The capacity that an answer names; a list of it for a batch.</summary>
    public static double Units(JsonNode? consumed) => consumed switch
    {
        JsonArray list => list.Sum(Units),
        JsonObject one => (double?)one["CapacityUnits"] ?? 0,
        _ => 0,
    };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (AwsCall.Of(request) is not { Service: "dynamodb" } call || !(Writes.Contains(call.Operation) || Reads.Contains(call.Operation)))
        {
            return await base.SendAsync(request, cancellationToken);
        }

        var body = (await JsonNode.ParseAsync(await request.Content!.ReadAsStreamAsync(cancellationToken), cancellationToken: cancellationToken))!.AsObject();
        body["ReturnConsumedCapacity"] = "TOTAL";
        request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8) { Headers = { ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.0") } };
        var response = await base.SendAsync(request, cancellationToken);
        await response.Content.LoadIntoBufferAsync(cancellationToken);
        var units = response.IsSuccessStatusCode
            ? Units((await JsonNode.ParseAsync(await Buffered(response, cancellationToken), cancellationToken: cancellationToken))?["ConsumedCapacity"])
            : 1; // a condition that was not met costs what the write would have, one unit for all but large items
        meter.Table(Writes.Contains(call.Operation) ? units : 0, Writes.Contains(call.Operation) ? 0 : units);
        return response;
    }

    private static async Task<Stream> Buffered(HttpResponseMessage response, CancellationToken cancellationToken) =>
        new MemoryStream(await response.Content.ReadAsByteArrayAsync(cancellationToken), writable: false);
}
