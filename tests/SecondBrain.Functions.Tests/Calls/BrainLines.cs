using System.Text.RegularExpressions;
using Amazon.DynamoDBv2;

namespace SecondBrain.Functions.Tests.Calls;

/// <summary>A brain's part of the table without ids, times, hashes and its name: what two runs of the same work have in common.</summary>
internal static partial class BrainLines
{
    /// <param name="without">See <see cref="TableDump.ReadAsync"/>.</param>
    public static async Task<IReadOnlyList<string>> ReadAsync(IAmazonDynamoDB client, string table, string brain, params string[] without)
    {
        var dump = await TableDump.ReadAsync(client, table, brain, without);
        return [.. dump.Lines.Select(line => Plain(line).Replace(brain, "BRAIN", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }

    private static string Plain(string line) => Hash().Replace(Time().Replace(Ulid().Replace(line, "ID"), "TIME"), "HASH");

    [GeneratedRegex("01[0-9A-HJKMNP-TV-Z]{24}", RegexOptions.CultureInvariant)]
    private static partial Regex Ulid();

    [GeneratedRegex("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z", RegexOptions.CultureInvariant)]
    private static partial Regex Time();

    [GeneratedRegex("[0-9a-f]{32,}", RegexOptions.CultureInvariant)]
    private static partial Regex Hash();
}
