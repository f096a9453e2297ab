using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace SecondBrain.Bench.Freshness;

/// <summary>Passes requests on to DynamoDB Local, asks for the capacity that each consumes, and adds it up.</summary>
internal sealed class MeteredTable(Uri engine) : LoopbackServer
{
    private readonly HttpClient _client = new() { BaseAddress = engine };
    private double _units;
    private int _requests;
    private long _bytes;

    public double Units => _units;

    public int Requests => _requests;

    public long Bytes => _bytes;

    public void Reset() => (_units, _requests, _bytes) = (0, 0, 0);

    protected override async Task AnswerAsync(HttpListenerContext context)
    {
        var body = (JsonNode.Parse(await new StreamReader(context.Request.InputStream).ReadToEndAsync()) ?? new JsonObject()).AsObject();
        var target = context.Request.Headers["X-Amz-Target"]!;
        if (target.EndsWith(".GetItem", StringComparison.Ordinal) || target.EndsWith(".Query", StringComparison.Ordinal))
        {
            body["ReturnConsumedCapacity"] = "TOTAL";
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new StringContent(body.ToJsonString(), Encoding.UTF8) };
        request.Content.Headers.ContentType = new("application/x-amz-json-1.0");
        request.Headers.Add("X-Amz-Target", target);
        request.Headers.TryAddWithoutValidation("Authorization", context.Request.Headers["Authorization"]);
        request.Headers.TryAddWithoutValidation("X-Amz-Date", context.Request.Headers["X-Amz-Date"]);
        using var response = await _client.SendAsync(request);
        var answer = await response.Content.ReadAsByteArrayAsync();
        lock (_client)
        {
            _requests++;
            _bytes += answer.Length;
            _units += (double?)JsonNode.Parse(answer)?["ConsumedCapacity"]?["CapacityUnits"] ?? 0;
        }

        context.Response.StatusCode = (int)response.StatusCode;
        context.Response.ContentType = "application/x-amz-json-1.0";
        if (response.Headers.TryGetValues("x-amz-crc32", out var checksum))
        {
            context.Response.Headers["x-amz-crc32"] = checksum.First();
        }

        context.Response.ContentLength64 = answer.Length;
        await context.Response.OutputStream.WriteAsync(answer);
    }
}
