using System.Text.Json.Nodes;
using SecondBrain.Aws.Calls;

namespace SecondBrain.Functions.Tests.Permissions;

/// <summary>Which permissions a request needs.</summary>
/// <remarks>Source: Service Authorization Reference; a transaction has no action of its own, its parts need theirs.</remarks>
internal static class CallPermissions
{
    private static readonly Dictionary<string, string> Parts = new(StringComparer.Ordinal)
    {
        ["Put"] = "dynamodb:PutItem",
        ["Update"] = "dynamodb:UpdateItem",
        ["Delete"] = "dynamodb:DeleteItem",
        ["ConditionCheck"] = "dynamodb:ConditionCheckItem",
        ["Get"] = "dynamodb:GetItem",
    };

    public static IEnumerable<(string Action, string Resource)> Of(AwsCall call, JsonNode body) => call switch
    {
        { Service: "states", Operation: "SendTaskSuccess" or "SendTaskFailure" or "SendTaskHeartbeat" } => [(call.ToString(), Machine("ReviewProposalStateMachine"))], // only its tasks have tokens
        { Service: "states" } => [(call.ToString(), (string?)body["stateMachineArn"] ?? (string?)body["executionArn"] ?? "*")],
        { Operation: "TransactWriteItems" or "TransactGetItems" } => body["TransactItems"]!.AsArray().SelectMany(item => item!.AsObject()).Select(part => (Parts[part.Key], Table((string)part.Value!["TableName"]!))),
        { Operation: "BatchGetItem" or "BatchWriteItem" } => body["RequestItems"]!.AsObject().Select(table => (call.ToString(), Table(table.Key))),
        _ => [(call.ToString(), Table((string)body["TableName"]!) + ((string?)body["IndexName"] is { } index ? $"/index/{index}" : ""))],
    };

    public static string Table(string name) => $"arn:aws:dynamodb:us-east-1:000000000000:table/{name}";

    public static string Machine(string name) => $"arn:aws:states:us-east-1:000000000000:stateMachine:{name}";
}
