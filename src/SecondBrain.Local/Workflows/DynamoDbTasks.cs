using System.Globalization;
using System.Text.Json.Nodes;
using SecondBrain.Aws.Signing;
using SecondBrain.StatesLanguage.Tasks;

namespace SecondBrain.Local.Workflows;

/// <summary>The DynamoDB integrations: <c>dynamodb:*</c> (four operations) and <c>aws-sdk:dynamodb:*</c>, sent to the local engine in its own protocol.</summary>
/// <remarks>
/// Error names are the service's. The optimised integration (Java SDK 1) says <c>DynamoDB.ResourceNotFoundException</c>, the SDK one (Java SDK 2)
/// <c>DynamoDb.ResourceNotFoundException</c>; an error without a class of its own is <c>DynamoDB.AmazonDynamoDBException</c> or <c>DynamoDb.DynamoDbException</c>.
/// </remarks>
internal sealed class DynamoDbTasks(AwsJsonClient client) : ITaskResources
{
    private const string Optimised = "arn:aws:states:::dynamodb:";
    private const string Sdk = "arn:aws:states:::aws-sdk:dynamodb:";
    private const string Target = "DynamoDB_20120810.";

    private static readonly HashSet<string> OptimisedOperations = ["getItem", "putItem", "updateItem", "deleteItem"];

    private static readonly HashSet<string> SdkOperations =
    [
        "batchGetItem", "batchWriteItem", "deleteItem", "describeTable", "getItem", "putItem", "query", "scan", "transactGetItems", "transactWriteItems", "updateItem",
    ];

    // Errors that the service's model gives a class; every other code is the SDK's base exception.
    private static readonly HashSet<string> Modelled =
    [
        "ConditionalCheckFailedException", "DuplicateItemException", "IdempotentParameterMismatchException", "InternalServerError", "ItemCollectionSizeLimitExceededException",
        "LimitExceededException", "ProvisionedThroughputExceededException", "ReplicatedWriteConflictException", "RequestLimitExceeded", "ResourceInUseException",
        "ResourceNotFoundException", "ThrottlingException", "TransactionCanceledException", "TransactionConflictException", "TransactionInProgressException",
    ];

    public bool Supports(string resource) =>
        (resource.StartsWith(Optimised, StringComparison.Ordinal) && OptimisedOperations.Contains(resource[Optimised.Length..]))
        || (resource.StartsWith(Sdk, StringComparison.Ordinal) && SdkOperations.Contains(resource[Sdk.Length..]));

    public async Task<JsonNode?> InvokeAsync(TaskInvocation invocation, CancellationToken cancellationToken)
    {
        var isSdk = invocation.Resource.StartsWith(Sdk, StringComparison.Ordinal);
        var operation = invocation.Resource[(isSdk ? Sdk : Optimised).Length..];
        var request = invocation.Input as JsonObject
            ?? throw new TaskFailedException("States.Runtime", $"{invocation.Resource} needs Parameters.");
        try
        {
            return await client.CallAsync(Target + char.ToUpperInvariant(operation[0]) + operation[1..], request, cancellationToken);
        }
        catch (AwsServiceException e)
        {
            throw isSdk ? SdkFailure(e) : OptimisedFailure(e);
        }
    }

    private static TaskFailedException OptimisedFailure(AwsServiceException e) => new(
        Modelled.Contains(e.Code) ? $"DynamoDB.{Class(e.Code)}" : "DynamoDB.AmazonDynamoDBException",
        $"{MessageOf(e)} (Service: AmazonDynamoDBv2; Status Code: {Status(e)}; Error Code: {e.Code}; Proxy: null)",
        e);

    private static TaskFailedException SdkFailure(AwsServiceException e) => new(
        Modelled.Contains(e.Code) ? $"DynamoDb.{Class(e.Code)}" : "DynamoDb.DynamoDbException",
        $"{MessageOf(e)} (Service: DynamoDb, Status Code: {Status(e)})",
        e);

    private static string Class(string code) => code.EndsWith("Exception", StringComparison.Ordinal) ? code : code + "Exception";

    private static string MessageOf(AwsServiceException e) => e.ServiceMessage ?? e.Message;

    private static string Status(AwsServiceException e) => ((int?)e.Status)?.ToString(CultureInfo.InvariantCulture) ?? "none";
}
