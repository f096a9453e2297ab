using System.Text.Json.Nodes;
using SecondBrain.Aws.Calls;

namespace SecondBrain.Functions.Tests.Permissions;

/// <summary>Notes the calls that functions make through the SDK and through our own clients.</summary>
internal sealed class RecordingWire(HttpMessageHandler sender, CallRecorder recorder) : DelegatingHandler(sender)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (AwsCall.Of(request) is { Service: "dynamodb" or "states" } call)
        {
            await request.Content!.LoadIntoBufferAsync(cancellationToken);
            var body = JsonNode.Parse(await request.Content.ReadAsByteArrayAsync(cancellationToken))!;
            foreach (var (action, resource) in CallPermissions.Of(call, body))
            {
                recorder.Note(action, resource);
            }
        }

        return await base.SendAsync(request, cancellationToken);
    }
}
