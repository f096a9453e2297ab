using System.Text.RegularExpressions;

namespace SecondBrain.Core.Markdown;

/// <summary>The words of a piece of Markdown as a reader sees them.</summary>
internal static partial class InlineText
{
    public static string Of(ReadOnlySpan<char> markdown)
    {
        var text = markdown.ToString();
        text = WikiLinks().Replace(text, match => match.Groups["alias"].Success ? match.Groups["alias"].Value : match.Groups["target"].Value);
        text = Links().Replace(text, "${label}");
        return Marks().Replace(text, "").Trim();
    }

    [GeneratedRegex(@"!?\[\[(?<target>[^\[\]|]+)(?:\|(?<alias>[^\[\]|]+))?\]\]", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex WikiLinks();

    [GeneratedRegex(@"!?\[(?<label>[^\[\]]*)\]\([^()]*\)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Links();

    [GeneratedRegex(@"\*+|`+|==|~~", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Marks();
}
