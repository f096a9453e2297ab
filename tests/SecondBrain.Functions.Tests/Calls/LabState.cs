using System.Text;
using System.Text.RegularExpressions;
using Amazon.DynamoDBv2;
using SecondBrain.Core.Storage;

namespace SecondBrain.Functions.Tests.Calls;

/// <summary>Everything that is kept: items, blobs, executions. Ids that differ from run to run are made the same.</summary>
internal static partial class LabState
{
    // counted by the minute, they say how often somebody tried; the key of the links in mails is made at random, once
    private static readonly string[] NotCompared = ["#WRITES#", "SYSTEM#SECRET"];

    // asked for by whoever finds the snapshot old, and by the next one if the call fails: not a part of anybody's work
    private const string Compaction = "CompactIndexStateMachine";

    public static async Task<IReadOnlyList<string>> ReadAsync(IAmazonDynamoDB client, string table, IBlobStore blobs, CallPlan plan)
    {
        var items = await TableItems.ReadAsync(client, table);
        var lines = items.Where(item => !NotCompared.Any(part => item["PK"].S.Contains(part, StringComparison.Ordinal))).Select(item => TableText.Line(item, static _ => true)).ToList();
        await foreach (var key in blobs.ListAsync(""))
        {
            if (await blobs.ReadAsync(key) is { } blob)
            {
                lines.Add($"{key.Value} {Text(blob.Bytes.Span)}");
            }
        }

        lines.AddRange(plan.Effects.Where(effect => !effect.Contains(Compaction, StringComparison.Ordinal)));
        return [.. lines.Select(line => Hash().Replace(Ulid().Replace(World().Replace(line, "WORLD"), "ID"), "HASH")).Order(StringComparer.Ordinal)];
    }

    // of what is no text only the length: it holds ids as bytes
    private static string Text(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        return text.Contains('\0', StringComparison.Ordinal) || text.Contains('\uFFFD', StringComparison.Ordinal) ? $"{bytes.Length} bytes" : text;
    }

    [GeneratedRegex("w[0-9]+-[0-9a-f]{40}", RegexOptions.CultureInvariant)]
    private static partial Regex World();

    [GeneratedRegex("01[0-9A-HJKMNP-TV-Z]{24}", RegexOptions.CultureInvariant)]
    private static partial Regex Ulid();

    [GeneratedRegex("[0-9a-f]{32,}", RegexOptions.CultureInvariant)]
    private static partial Regex Hash();
}
