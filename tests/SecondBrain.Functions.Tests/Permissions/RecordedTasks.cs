using System.Text.Json.Nodes;
using SecondBrain.Functions.Tests.Reembedding;
using SecondBrain.StatesLanguage.Tasks;

namespace SecondBrain.Functions.Tests.Permissions;

/// <summary>Notes what the tasks of workflows call: functions, and services by direct integrations.</summary>
internal sealed class RecordedTasks(ITaskResources tasks, CallRecorder recorder) : ITaskResources
{
    public bool Supports(string resource) => tasks.Supports(resource);

    public Task<JsonNode?> InvokeAsync(TaskInvocation invocation, CancellationToken cancellationToken)
    {
        var principal = Principal(invocation.ExecutionArn);
        recorder.Ran(principal);
        var (action, resource) = Of(invocation.Resource, invocation.Input);
        recorder.Note(principal, action, resource);
        return tasks.InvokeAsync(invocation, cancellationToken);
    }

    // arn:aws:states:region:account:execution:Machine:name, express:Machine:..., or execution:Machine/Label:... of a distributed map;
    // two machines have a name of their own
    private static string Principal(string execution)
    {
        var name = execution.Split(':')[6].Split('/')[0];
        return WorkflowNames.LogicalId(name);
    }

    private static (string Action, string Resource) Of(string resource, JsonNode? input) => resource.Split(':')[2] == "lambda"
        ? ("lambda:InvokeFunction", resource)
        : resource["arn:aws:states:::".Length..].Replace("aws-sdk:", "", StringComparison.Ordinal).Split('.')[0] switch
        {
            "lambda:invoke" => ("lambda:InvokeFunction", (string)input!["FunctionName"]!),
            "dynamodb:getItem" => ("dynamodb:GetItem", CallPermissions.Table((string)input!["TableName"]!)),
            "dynamodb:query" => ("dynamodb:Query", CallPermissions.Table((string)input!["TableName"]!) + $"/index/{input["IndexName"]}"),
            "dynamodb:updateItem" => ("dynamodb:UpdateItem", CallPermissions.Table((string)input!["TableName"]!)),
            "bedrock:invokeModel" => ("bedrock:InvokeModel", Model((string?)input!["ModelId"] == TwoModels.Backwards ? "OtherEmbeddingModelId" : "EmbeddingModelId")),
            "bedrockruntime:converse" => ("bedrock:InvokeModel", Model("EnrichmentModelId")),
            "s3:getObject" => ("s3:GetObject", Object(input!)),
            "s3:putObject" => ("s3:PutObject", Object(input!)),
            "sns:publish" => ("sns:Publish", (string)input!["TopicArn"]!),
            "states:startExecution" => ("states:StartExecution", (string)input!["StateMachineArn"]!),
            var other => throw new InvalidOperationException($"Say which permission {other} needs."),
        };

    private static string Model(string parameter) => $"arn:aws:bedrock:us-east-1::foundation-model/{GrantedPolicies.Models[parameter]}";

    private static string Object(JsonNode input) => $"arn:aws:s3:::{input["Bucket"]}/{input["Key"]}";
}
