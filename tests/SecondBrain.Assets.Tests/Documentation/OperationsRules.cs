using System.Text.RegularExpressions;

namespace SecondBrain.Assets.Tests.Documentation;

/// <summary>What a page about operations can get wrong.</summary>
internal static partial class OperationsRules
{
    // of CloudWatch itself, and of the report that Lambda writes about each invocation (LogFormat JSON)
    private static readonly HashSet<string> OfLambda =
        ["@timestamp", "type", "record.status", "record.errorType", "record.requestId", "record.metrics.durationMs", "record.metrics.maxMemoryUsedMB", "record.metrics.memorySizeMB"];

    private static readonly HashSet<string> Words = ["fields", "filter", "stats", "sort", "limit", "by", "as", "and", "or", "asc", "desc", "count", "sum", "avg", "max", "pct", "not", "like"];

    /// <summary>The alarms that have a section.</summary>
    public static IEnumerable<string> Alarms(string page) => AlarmHeading().Matches(page).Select(match => match.Groups["name"].Value);

    /// <summary>Fields of a Logs Insights query that are written by nobody and made by no <c>as</c>.</summary>
    public static IEnumerable<string> UnknownFields(string query, IReadOnlyCollection<string> written)
    {
        var words = QueryWord().Matches(Quoted().Replace(query, "")).Select(match => match.Value).ToList();
        var made = words.Zip(words.Skip(1)).Where(pair => pair.First == "as").Select(pair => pair.Second).ToHashSet(StringComparer.Ordinal);
        return words.Where(word => !char.IsAsciiDigit(word[0]) && !Words.Contains(word) && !made.Contains(word) && !OfLambda.Contains(word) && !written.Contains(Element().Replace(word, ""))).Distinct(StringComparer.Ordinal);
    }

    public static IEnumerable<string> UnknownNames(MarkdownPage page, HashSet<string> outputs, HashSet<string> resources, HashSet<string> parameters)
    {
        var commands = string.Join('\n', page.Commands());
        foreach (var name in Names(OutputCall(), commands).Where(name => !outputs.Contains(name))) yield return $"{name} is no output";
        foreach (var name in Names(ResourceCall(), commands).Where(name => !resources.Contains(name))) yield return $"{name} is no resource";
        foreach (var name in Overrides().Matches(commands).SelectMany(match => match.Groups["name"].Captures.Select(capture => capture.Value)).Where(name => !parameters.Contains(name))) yield return $"{name} is no parameter";
    }

    public static IEnumerable<string> OutputsOf(string template) =>
        OutputName().Matches(template[template.IndexOf("\nOutputs:", StringComparison.Ordinal)..]).Select(match => match.Groups["name"].Value);

    private static IEnumerable<string> Names(Regex call, string commands) => call.Matches(commands).Select(match => match.Groups["name"].Value);

    [GeneratedRegex("^## Alarm: (?<name>\\w+)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex AlarmHeading();

    [GeneratedRegex("\"[^\"]*\"", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"@?\w+(\.\w+)*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex QueryWord();

    [GeneratedRegex(@"\.\d+$", RegexOptions.CultureInvariant)]
    private static partial Regex Element();

    [GeneratedRegex(@"\$\(output (?<name>\w+)\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex OutputCall();

    [GeneratedRegex(@"\$\(physical (?<name>\w+)\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex ResourceCall();

    [GeneratedRegex(@"--parameter-overrides( (?<name>[A-Za-z]+)=\S+)+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Overrides();

    [GeneratedRegex("^  (?<name>[A-Z]\\w+):$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex OutputName();
}
