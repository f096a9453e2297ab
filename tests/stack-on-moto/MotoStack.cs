using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using SecondBrain.Aws.Signing;
using SecondBrain.Aws.StepFunctions;
using SecondBrain.Local.Template;

namespace SecondBrain.StackOnMoto;

/// <summary>The stack on moto's server: its Lambda, DynamoDB, streams, S3, SNS, SQS and its interpreter, which is LocalStack's.</summary>
internal sealed class MotoStack : IStack
{
    private readonly HttpClient _http = new();
    private readonly Uri _endpoint;
    private readonly Dictionary<string, string> _functions;
    private readonly MotoPipe _pipe;

    public MotoStack(Uri endpoint, Deployment deployment, LocalTemplate template)
    {
        _endpoint = endpoint;
        _functions = deployment.Functions.ToDictionary(each => each.Value["FUNCTION"].GetString()!, each => each.Key, StringComparer.Ordinal);
        TableName = deployment.Resources.Values.Single(each => each.Type == "AWS::DynamoDB::Table").Id;
        Database = new AmazonDynamoDBClient(Credentials, new AmazonDynamoDBConfig { ServiceURL = endpoint.ToString(), AuthenticationRegion = Region });
        var signing = new AwsClientOptions { Credentials = Credentials, Region = Region, Endpoint = endpoint };
        Machines = new StateMachines(
            new StepFunctionsClient(_http, signing),
            deployment.Resources.Where(each => each.Value.Type == "AWS::StepFunctions::StateMachine").ToDictionary(each => each.Key, each => each.Value.Id));
        _pipe = new MotoPipe(template.Pipes.Single(), Database, TableName, new(_http, signing), Machines);
    }

    public static string Region => "us-east-1";

    public static AWSCredentials Credentials { get; } = new BasicAWSCredentials("moto", "moto");

    public string Name => "moto";

    public string Audience => "PeopleClient";

    public IAmazonDynamoDB Database { get; }

    public string TableName { get; }

    public StateMachines Machines { get; }

    /// <summary>Through moto's Lambda, as a client of the service.</summary>
    public async Task<JsonNode> InvokeAsync(string function, JsonNode payload)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_endpoint, $"/2015-03-31/functions/{_functions[function]}/invocations"));
        request.Content = new StringContent(payload.ToJsonString(), Encoding.UTF8, "application/json");
        // moto looks here for the service and the region, and checks no signature
        request.Headers.Authorization = new AuthenticationHeaderValue("AWS4-HMAC-SHA256", $"Credential=moto/20261122/{Region}/lambda/aws4_request, SignedHeaders=host, Signature=none");
        using var response = await _http.SendAsync(request);
        var answer = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode && !response.Headers.Contains("x-amz-function-error")
            ? JsonNode.Parse(answer)!
            : throw new InvalidOperationException($"{function} failed on moto: {answer}");
    }

    public Task PumpAsync() => _pipe.PumpAsync();

    public ValueTask DisposeAsync()
    {
        Database.Dispose();
        _http.Dispose();
        return ValueTask.CompletedTask;
    }
}
