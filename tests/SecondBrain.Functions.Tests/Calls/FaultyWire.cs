using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using SecondBrain.Aws.Calls;

namespace SecondBrain.Functions.Tests.Calls;

/// <summary>Makes calls fail as a <see cref="CallPlan"/> says, between a client and the service.</summary>
internal sealed class FaultyWire(HttpMessageHandler sender, CallPlan plan) : DelegatingHandler(sender)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (AwsCall.Of(request) is not { } call)
            return await base.SendAsync(request, cancellationToken);

        await request.Content!.LoadIntoBufferAsync(cancellationToken);
        switch (plan.Next(call.Operation))
        {
            case CallFault.Throttled:
                return Answer(request, HttpStatusCode.BadRequest, Error(call.Service == "dynamodb" ? "ProvisionedThroughputExceededException" : "ThrottlingException"));
            case CallFault.Failed:
                return Answer(request, HttpStatusCode.InternalServerError, Error("InternalServerError"));
            case CallFault.AnswerLost:
                (await DoAsync(request, call, cancellationToken)).Dispose();
                throw new HttpRequestException("injected: the connection broke before the answer came");
            case CallFault.AnswerLostOnce:
                (await DoAsync(request, call, cancellationToken)).Dispose();
                return await DoAsync(request, call, cancellationToken);
            case CallFault.TimeUp:
                plan.TimeUp();
                cancellationToken.ThrowIfCancellationRequested();
                throw new InvalidOperationException($"{call} is not told that time is up");
            case CallFault.PartOfBatch when call.Operation is "BatchWriteItem":
                return await WritePartAsync(request, cancellationToken);
            case CallFault.PartOfBatch when call.Operation is "BatchGetItem":
                var keys = JsonNode.Parse(await request.Content.ReadAsStringAsync(cancellationToken))!["RequestItems"]!;
                return Answer(request, HttpStatusCode.OK, new JsonObject { ["Responses"] = new JsonObject(), ["UnprocessedKeys"] = keys.DeepClone() });
            default:
                return await DoAsync(request, call, cancellationToken);
        }
    }

    // no task of a recorded workflow waits here: as the service does, a token is taken once and is then unknown
    private async Task<HttpResponseMessage> DoAsync(HttpRequestMessage request, AwsCall call, CancellationToken cancellationToken)
    {
        if (call.Service != "states")
            return await base.SendAsync(request, cancellationToken);
        var body = JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))!;
        if (!call.Operation.StartsWith("SendTask", StringComparison.Ordinal))
        {
            var answer = await base.SendAsync(request, cancellationToken);
            if (answer.IsSuccessStatusCode && call.Operation is ("StartExecution" or "StopExecution" or "RedriveExecution"))
            {
                plan.Did($"{call.Operation} {body["stateMachineArn"]}{body["executionArn"]} {body["name"]} {body["input"]}");
            }

            return answer;
        }

        return plan.Did($"answered {(string)body["taskToken"]!}")
            ? Answer(request, HttpStatusCode.OK, [])
            : Answer(request, HttpStatusCode.BadRequest, Error("TaskTimedOut"));
    }

    // the first half is written, the rest is for later; of one item none is
    private async Task<HttpResponseMessage> WritePartAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))!;
        var (table, writes) = body["RequestItems"]!.AsObject().Select(entry => (entry.Key, entry.Value!.AsArray())).Single();
        var half = writes.Count / 2;
        var later = new JsonArray([.. writes.Skip(half).Select(write => write!.DeepClone())]);
        if (half > 0)
        {
            body["RequestItems"]![table] = new JsonArray([.. writes.Take(half).Select(write => write!.DeepClone())]);
            using var part = new HttpRequestMessage(request.Method, request.RequestUri) { Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/x-amz-json-1.0") };
            foreach (var header in request.Headers)
            {
                part.Headers.TryAddWithoutValidation(header.Key, header.Value);
            }

            (await base.SendAsync(part, cancellationToken)).EnsureSuccessStatusCode().Dispose();
        }

        return Answer(request, HttpStatusCode.OK, new JsonObject { ["UnprocessedItems"] = new JsonObject { [table] = later } });
    }

    private static JsonObject Error(string type) => new() { ["__type"] = $"com.amazonaws.service#{type}", ["message"] = "injected" };

    private static HttpResponseMessage Answer(HttpRequestMessage request, HttpStatusCode status, JsonObject body) =>
        new(status) { RequestMessage = request, Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/x-amz-json-1.0") };
}
