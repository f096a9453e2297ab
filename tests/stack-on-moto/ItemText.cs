using System.Text;
using System.Text.RegularExpressions;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace SecondBrain.StackOnMoto;

/// <summary>The items of a table as lines that can be compared with those of another stack. <see cref="Normalised"/> says what is not compared.</summary>
internal sealed partial class ItemText(IReadOnlyDictionary<string, string> titles)
{
    public const string Normalised =
        "ids of notes become their titles, other ULIDs <ulid>; ARNs <arn>; task tokens <token>";

    /// <param name="client">Of any stack.</param>
    /// <param name="notes">Ids by title.</param>
    /// <returns>Kind of item and line, sorted.</returns>
    public static async Task<IReadOnlyList<(string Kind, string Line)>> ReadAsync(IAmazonDynamoDB client, string table, IReadOnlyDictionary<string, string> notes)
    {
        var text = new ItemText(notes.GroupBy(each => each.Value).ToDictionary(each => each.Key, each => each.First().Key, StringComparer.Ordinal));
        var lines = new List<(string, string)>();
        var request = new ScanRequest { TableName = table, ConsistentRead = true };
        do
        {
            var page = await client.ScanAsync(request);
            lines.AddRange((page.Items ?? []).Select(item => (Kind(item), text.Line(item))));
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 });
        return [.. lines.OrderBy(line => line.Item2, StringComparer.Ordinal)];
    }

    // main#NOTE#{id} CHUNK#... is NOTE CHUNK; a key's upper-case words say what an item is
    private static string Kind(Dictionary<string, AttributeValue> item) =>
        string.Join(' ', $"{item["PK"].S}#{item["SK"].S}".Split('#').Where(part => Word().IsMatch(part)));

    private string Line(Dictionary<string, AttributeValue> item)
    {
        var line = new StringBuilder();
        Write(line, item);
        return line.ToString();
    }

    private void Write(StringBuilder line, Dictionary<string, AttributeValue> map)
    {
        foreach (var (name, value) in map.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            line.Append(name).Append('=');
            if (name == "taskToken")
                line.Append("<token>");
            else
                Write(line, value);
            line.Append(' ');
        }
    }

    private void Write(StringBuilder line, AttributeValue value)
    {
        if (value.B is not null)
        {
            line.Append(Convert.ToHexString(value.B.ToArray()));
        }
        else if (value.M is { Count: > 0 } map)
        {
            line.Append('{');
            Write(line, map);
            line.Append('}');
        }
        else if (value.L is { Count: > 0 } list)
        {
            list.ForEach(item => Write(line.Append('|'), item));
        }
        else
        {
            line.Append(Plain(value.S ?? value.N ?? (value.SS is { Count: > 0 } set ? string.Join(',', set.Order(StringComparer.Ordinal)) : value.BOOL is { } flag ? $"{flag}" : "-")));
        }
    }

    private string Plain(string text) => Arn().Replace(Ulid().Replace(text, found => titles.TryGetValue(found.Value, out var title) ? $"<{title}>" : "<ulid>"), "<arn>");

    [GeneratedRegex("^[A-Z][A-Z]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex("[0-7][0-9A-HJKMNP-TV-Z]{25}", RegexOptions.CultureInvariant)]
    private static partial Regex Ulid();

    [GeneratedRegex("arn:aws[^\\s\"]+", RegexOptions.CultureInvariant)]
    private static partial Regex Arn();
}
