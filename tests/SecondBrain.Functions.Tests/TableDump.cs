using Amazon.DynamoDBv2;

namespace SecondBrain.Functions.Tests;

/// <summary>The state of one brain's part of the table, to be compared with another.</summary>
internal sealed record TableDump(IReadOnlyList<string> Lines)
{
    // counted by the minute: they say when, not what
    private const string Counters = "#WRITES#";

    /// <param name="brain">Only items whose partition belongs to it.</param>
    /// <param name="without">Attributes that may differ, such as times; items whose sort key begins so, such as <c>AUDIT#</c>; and partitions that have this in their key, such as <c>#CHANGE#</c>.</param>
    public static async Task<TableDump> ReadAsync(IAmazonDynamoDB client, string table, string brain, params string[] without) => new(
    [
        .. await TableText.ReadAsync(
            client,
            table,
            item => item["PK"].S.StartsWith(brain + "#", StringComparison.Ordinal) && !item["PK"].S.Contains(Counters, StringComparison.Ordinal) && !without.Any(part => item["SK"].S.StartsWith(part, StringComparison.Ordinal) || (part[0] == '#' && item["PK"].S.Contains(part, StringComparison.Ordinal))),
            attribute => !without.Contains(attribute)),
    ]);

    /// <summary>What to add to this and what to take away (+ and -) to get the other; empty when they are equal.</summary>
    public string DifferenceTo(TableDump other) => string.Join('\n', [
        .. Lines.Except(other.Lines).Select(line => "- " + line),
        .. other.Lines.Except(Lines).Select(line => "+ " + line),
    ]);
}
