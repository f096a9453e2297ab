using System.Buffers.Text;
using System.Text.Json;
using Amazon.DynamoDBv2.Model;
using SecondBrain.Core.Paging;

namespace SecondBrain.Aws.DynamoDb;

/// <summary>A page cursor: the last key, as base64url JSON. A cursor only opens the partition that it came from.</summary>
internal static class Cursor
{
    public static string? Encode(Dictionary<string, AttributeValue>? lastKey) => lastKey is null
        ? null
        : Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(lastKey.ToDictionary(pair => pair.Key, pair => pair.Value.S), CursorJson.Default.DictionaryStringString));

    /// <param name="partitionName">The attribute that holds the partition key of what is listed.</param>
    /// <exception cref="InvalidCursorException">Not a cursor of this list.</exception>
    public static Dictionary<string, AttributeValue>? Decode(string? cursor, string partitionName, string partition)
    {
        if (cursor is null)
        {
            return null;
        }

        try
        {
            var key = JsonSerializer.Deserialize(Base64Url.DecodeFromChars(cursor), CursorJson.Default.DictionaryStringString)!;
            return key.GetValueOrDefault(partitionName) == partition && key.Values.All(value => value is not null)
                ? key.ToDictionary(pair => pair.Key, pair => Item.Of(pair.Value), StringComparer.Ordinal)
                : throw new InvalidCursorException();
        }
        catch (Exception error) when (error is FormatException or JsonException)
        {
            throw new InvalidCursorException(error);
        }
    }
}
