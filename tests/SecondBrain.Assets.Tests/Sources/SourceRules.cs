using System.Text.RegularExpressions;

namespace SecondBrain.Assets.Tests.Sources;

/// <summary>Limits of the house style that a text can be checked for.</summary>
internal static partial class SourceRules
{
    private const int MaxLines = 400;
    private const int MaxFunctionLines = 60;

    /// <summary>Types that may end in a word that says nothing, each with its reason.</summary>
    private static readonly Dictionary<string, string> Named = new(StringComparer.Ordinal)
    {
        ["AwsServices"] = "registrations, called as the container's own are (ServiceCollection)",
        ["FunctionServices"] = "registrations, called as the container's own are (ServiceCollection)",
        ["AwsJsonService"] = "a service of AWS that speaks its JSON protocol",
    };

    // in two halves, so that this file does not have them
    private static readonly Regex Unfinished = new(
        @"\b(TO" + @"DO|FIX" + @"ME|NotImplemented" + @"Exception)\b|/wo" + @"rk/|(?i:\bsim" + @"ulated\b|\bin pro" + "duction you would)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        TimeSpan.FromSeconds(5));

    public static IEnumerable<string> TooLong(string path, string text)
    {
        var limit = Path.GetFileName(path) == "Function.cs" ? MaxFunctionLines : MaxLines;
        var lines = text.TrimEnd('\n').Split('\n').Length;
        return lines > limit ? [$"{path} has {lines} lines, more than {limit}"] : [];
    }

    public static IEnumerable<string> SaysNothing(string path, string text) =>
        from match in Declaration().Matches(text)
        let name = match.Groups["name"].Value
        where !Named.ContainsKey(name)
        select $"{path}: {name} says nothing about what it does";

    public static IEnumerable<string> NotDone(string path, string text) =>
        from match in Unfinished.Matches(text)
        select $"{path}:{text.AsSpan(0, match.Index).Count('\n') + 1} says '{match.Value}'";

    [GeneratedRegex(
        @"^[^/""\n]*\b(class|record|struct|interface|enum)\s+(?<name>\w*(Manager|Helper|Helpers|Service|Services|Util|Utils|Utilities|Processor))\b",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
