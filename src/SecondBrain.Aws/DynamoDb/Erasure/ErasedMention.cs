using Amazon.DynamoDBv2.Model;

namespace SecondBrain.Aws.DynamoDb.Erasure;

/// <summary>Finds and takes out mentions of erased notes, wherever in an item they are.</summary>
internal static class ErasedMention
{
    public static bool IsIn(Item item, IReadOnlyList<string> ids) => item.Values.Values.Any(value => IsIn(value, ids));

    /// <summary>The item without list elements and attributes that mention an id.</summary>
    public static Item Without(Item item, IReadOnlyList<string> ids)
    {
        var values = item.Values.ToDictionary(pair => pair.Key, pair => Pruned(pair.Value, ids), StringComparer.Ordinal);
        return new Item(values.Where(pair => !IsIn(pair.Value, ids)).ToDictionary(StringComparer.Ordinal));
    }

    private static bool IsIn(AttributeValue value, IReadOnlyList<string> ids) =>
        (value.S is { } text && ids.Any(id => text.Contains(id, StringComparison.Ordinal)))
        || value.L?.Exists(element => IsIn(element, ids)) == true
        || value.M?.Any(pair => IsIn(pair.Value, ids) || ids.Any(id => pair.Key.Contains(id, StringComparison.Ordinal))) == true
        || value.SS?.Exists(element => ids.Any(id => element.Contains(id, StringComparison.Ordinal))) == true;

    private static AttributeValue Pruned(AttributeValue value, IReadOnlyList<string> ids) =>
        value.L is { } list ? new AttributeValue { L = [.. list.Where(element => !IsIn(element, ids))], IsLSet = true }
        : value.M is { } map ? new AttributeValue { M = map.Where(pair => !IsIn(pair.Value, ids)).ToDictionary(StringComparer.Ordinal), IsMSet = true }
        : value;
}
