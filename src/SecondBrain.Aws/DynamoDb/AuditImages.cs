using System.Globalization;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2.Model;

namespace SecondBrain.Aws.DynamoDb;

/// <summary>The items inside an audit entry, as readers see them: without keys, and without bytes.</summary>
internal static class AuditImages
{
    private static readonly string[] Keys = [Attributes.PK, Attributes.SK, Attributes.IndexPK, Attributes.IndexSK, Attributes.Schema, Attributes.Ttl, Attributes.TaskToken];

    /// <summary>Null when the entry has none.</summary>
    public static JsonObject? ToJson(Item entry, string name) => Find(entry, name) is { } image
        ? new JsonObject(image.Where(pair => !Keys.Contains(pair.Key) && pair.Value.B is null).Select(pair => KeyValuePair.Create(pair.Key, ToJson(pair.Value))))
        : null;

    public static Dictionary<string, AttributeValue>? Find(Item entry, string name) => entry.Values.GetValueOrDefault(name)?.M is { Count: > 0 } image ? image : null;

    private static JsonNode? ToJson(AttributeValue value) => value switch
    {
        { S: { } text } => text,
        { N: { } number } => decimal.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) ? exact : number,
        { L: { } list } => new JsonArray([.. list.Select(ToJson)]),
        { M: { } map } => new JsonObject(map.Select(pair => KeyValuePair.Create(pair.Key, ToJson(pair.Value)))),
        { SS: { } set } => new JsonArray([.. set.Select(each => (JsonNode)each)]),
        { BOOL: { } flag } => flag,
        _ => null,
    };
}
