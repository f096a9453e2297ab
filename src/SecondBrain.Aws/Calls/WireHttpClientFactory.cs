using Amazon.Runtime;

namespace SecondBrain.Aws.Calls;

/// <summary>Lets the SDK's clients send through a <see cref="AwsWire"/>.</summary>
internal sealed class WireHttpClientFactory(AwsWire wire) : HttpClientFactory
{
    // the SDK applies its configured time-out only to clients that it makes itself
    public override HttpClient CreateHttpClient(IClientConfig clientConfig)
    {
        var client = AwsWire.NewClient(wire);
        client.Timeout = clientConfig.Timeout ?? client.Timeout;
        return client;
    }

    // another client's connections would go around the wire
    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    public override string? GetConfigUniqueString(IClientConfig clientConfig) => null;
}
