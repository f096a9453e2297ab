using Amazon.DynamoDBv2.Model;

namespace SecondBrain.Aws.DynamoDb;

/// <summary>The three shapes of query: a partition's items by prefix, between two keys, and a global index partition.</summary>
internal static class Queries
{
    public static QueryRequest Prefix(string partition, string prefix) => new()
    {
        KeyConditionExpression = "PK = :pk AND begins_with(SK, :prefix)",
        ExpressionAttributeValues = new() { [":pk"] = Item.Of(partition), [":prefix"] = Item.Of(prefix) },
        ConsistentRead = true,
    };

    public static QueryRequest Partition(string partition) => new()
    {
        KeyConditionExpression = "PK = :pk",
        ExpressionAttributeValues = new() { [":pk"] = Item.Of(partition) },
        ConsistentRead = true,
    };

    public static QueryRequest Between(string partition, string from, string to) => new()
    {
        KeyConditionExpression = "PK = :pk AND SK BETWEEN :from AND :to",
        ExpressionAttributeValues = new() { [":pk"] = Item.Of(partition), [":from"] = Item.Of(from), [":to"] = Item.Of(to) },
        ConsistentRead = true,
    };

    public static QueryRequest After(string partition, string sort) => new()
    {
        KeyConditionExpression = "PK = :pk AND SK > :after",
        ExpressionAttributeValues = new() { [":pk"] = Item.Of(partition), [":after"] = Item.Of(sort) },
        ConsistentRead = true,
    };

    public static QueryRequest Index(string partition, string? prefix = null)
    {
        var request = new QueryRequest
        {
            IndexName = Attributes.Index,
            KeyConditionExpression = "GSI1PK = :pk",
            ExpressionAttributeValues = new() { [":pk"] = Item.Of(partition) },
        };
        if (prefix is not null)
        {
            request.KeyConditionExpression += " AND begins_with(GSI1SK, :prefix)";
            request.ExpressionAttributeValues[":prefix"] = Item.Of(prefix);
        }

        return request;
    }
}
