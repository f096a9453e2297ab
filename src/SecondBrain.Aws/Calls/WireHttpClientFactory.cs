using Amazon.Runtime;

namespace SecondBrain.Aws.Calls;

/// <summary>Lets the SDK's clients send through a <see cref="AwsWire"/>.</summary>
internal sealed class WireHttpClientFactory(AwsWire wire) : HttpClientFactory
{
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => AwsWire.NewClient(wire);

    // another client's connections would go around the wire
    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    public override string? GetConfigUniqueString(IClientConfig clientConfig) => null;
}
