namespace SecondBrain.Aws.Calls;

/// <summary>Stands around the HTTP of every call to AWS, each attempt of the SDK's and of our own clients. Registered as a service by whoever counts calls or makes them fail; there is none otherwise.</summary>
/// <param name="Around">Given the handler that sends, makes the one that is used. Called once a client.</param>
public sealed record AwsWire(Func<HttpMessageHandler, HttpMessageHandler> Around)
{
    private static readonly TimeSpan ConnectWithin = TimeSpan.FromSeconds(3);

    /// <summary>A client that sends through the wire, or one as the SDK would make it.</summary>
    internal static HttpClient NewClient(AwsWire? wire)
    {
        var sender = new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = ConnectWithin, PooledConnectionLifetime = TimeSpan.FromMinutes(10) };
        return new HttpClient(wire is null ? sender : wire.Around(sender)) { Timeout = Timeout.InfiniteTimeSpan }; // whoever makes it limits its attempts
    }
}
