using SecondBrain.Aws.Calls;

namespace SecondBrain.Functions.Tests.Calls;

/// <summary>Counts the writes of an invocation, and says at one of them that its time is up. Safe for concurrent use.</summary>
internal sealed class TimeUp
{
    private static readonly HashSet<string> Writing = ["BatchWriteItem", "DeleteItem", "PutItem", "TransactWriteItems", "UpdateItem"];

    private readonly Lock _gate = new();
    private CancellationTokenSource? _token;
    private int _at;

    /// <summary>Since <see cref="Begin"/>.</summary>
    public int Writes { get; private set; }

    /// <param name="at">The write that is not made, from 0; -1: each is made.</param>
    /// <param name="token">The invocation's.</param>
    public void Begin(int at, CancellationTokenSource token)
    {
        lock (_gate)
        {
            (_at, _token, Writes) = (at, token, 0);
        }
    }

    public HttpMessageHandler Around(HttpMessageHandler sender) => new Wire(this, sender);

    public void Write()
    {
        lock (_gate)
        {
            if (Writes++ == _at)
                _token!.Cancel();
        }
    }

    private sealed class Wire(TimeUp time, HttpMessageHandler sender) : DelegatingHandler(sender)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (AwsCall.Of(request) is { Service: "dynamodb" } call && Writing.Contains(call.Operation))
                time.Write();
            return base.SendAsync(request, cancellationToken);
        }
    }
}
