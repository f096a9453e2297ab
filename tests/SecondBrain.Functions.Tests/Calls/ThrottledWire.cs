using System.Net;
using System.Text;
using SecondBrain.Aws.Calls;

namespace SecondBrain.Functions.Tests.Calls;

/// <summary>Counts attempts, and throttles a share of them.</summary>
internal sealed class ThrottledWire(HttpMessageHandler sender, ThrottledWire.Share share) : DelegatingHandler(sender)
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        AwsCall.Of(request) is { } call && share.IsThrottled(call)
            ? Task.FromResult(new HttpResponseMessage(HttpStatusCode.BadRequest)
            {
                RequestMessage = request,
                Content = new StringContent(
                    $$"""{"__type":"com.amazonaws.service#{{(call.Service == "dynamodb" ? "ProvisionedThroughputExceededException" : "ThrottlingException")}}","message":"injected"}""",
                    Encoding.UTF8,
                    "application/x-amz-json-1.0"),
            })
            : base.SendAsync(request, cancellationToken);

    /// <summary>The attempts at one operation are throttled in the same order in every run, whatever runs beside them. Safe for concurrent use.</summary>
    internal sealed class Share(int seed)
    {
        private readonly Lock _gate = new();
        private readonly Dictionary<AwsCall, Random> _random = [];
        private double _part;

        public int Attempts { get; private set; }

        public int Throttled { get; private set; }

        /// <summary>Counts from 0 again.</summary>
        /// <param name="part">From 0 to 1.</param>
        public void Begin(double part)
        {
            lock (_gate)
            {
                _random.Clear();
                (_part, Attempts, Throttled) = (part, 0, 0);
            }
        }

        public bool IsThrottled(AwsCall call)
        {
            lock (_gate)
            {
                Attempts++;
                if (!_random.TryGetValue(call, out var random))
                    _random[call] = random = new Random(call.ToString().Aggregate(seed, static (hash, letter) => unchecked((hash * 31) + letter)));
                var isThrottled = random.NextDouble() < _part;
                Throttled += isThrottled ? 1 : 0;
                return isThrottled;
            }
        }
    }
}
