using System.Net;
using System.Text;
using SecondBrain.Aws.Calls;

namespace SecondBrain.Functions.Tests.Calls;

/// <summary>Counts attempts, and throttles a share of them, from a seed.</summary>
internal sealed class ThrottledWire(HttpMessageHandler sender, ThrottledWire.Share share) : DelegatingHandler(sender)
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        AwsCall.Of(request) is { } call && share.IsThrottled()
            ? Task.FromResult(new HttpResponseMessage(HttpStatusCode.BadRequest)
            {
                RequestMessage = request,
                Content = new StringContent(
                    $$"""{"__type":"com.amazonaws.service#{{(call.Service == "dynamodb" ? "ProvisionedThroughputExceededException" : "ThrottlingException")}}","message":"injected"}""",
                    Encoding.UTF8,
                    "application/x-amz-json-1.0"),
            })
            : base.SendAsync(request, cancellationToken);

    /// <summary>Safe for concurrent use.</summary>
    internal sealed class Share(double part, int seed)
    {
        private readonly Lock _gate = new();
        private readonly Random _random = new(seed);

        public int Attempts { get; private set; }

        public int Throttled { get; private set; }

        public bool IsThrottled()
        {
            lock (_gate)
            {
                Attempts++;
                var isThrottled = _random.NextDouble() < part;
                Throttled += isThrottled ? 1 : 0;
                return isThrottled;
            }
        }
    }
}
