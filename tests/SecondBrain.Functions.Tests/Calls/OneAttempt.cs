using Amazon.DynamoDBv2;
using Amazon.Runtime;

namespace SecondBrain.Functions.Tests.Calls;

/// <summary>A DynamoDB client whose every call is one attempt: a call that fails has failed for good, without the SDK's waits.</summary>
internal static class OneAttempt
{
    public static IAmazonDynamoDB Client(string endpoint, CallPlan plan) => new AmazonDynamoDBClient(
        new BasicAWSCredentials("local", "local"),
        new AmazonDynamoDBConfig { ServiceURL = endpoint, AuthenticationRegion = "us-east-1", MaxErrorRetry = 0, HttpClientFactory = new Factory(plan) });

    private sealed class Factory(CallPlan plan) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new FaultyWire(new SocketsHttpHandler(), plan));

        public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

        public override string? GetConfigUniqueString(IClientConfig clientConfig) => null;
    }
}
