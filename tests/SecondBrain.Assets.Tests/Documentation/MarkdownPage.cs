using System.Text.RegularExpressions;

namespace SecondBrain.Assets.Tests.Documentation;

/// <summary>A page of the documentation: its links, its headings, its fenced blocks.</summary>
internal sealed partial record MarkdownPage(string Path, string Text)
{
    private static readonly string[] Shells = ["sh", "bash", "shell", "console"];

    /// <summary>README and everything under docs.</summary>
    public static IEnumerable<MarkdownPage> Shipped() => Checkout.Files("docs", ".md").Prepend("README.md").Where(Checkout.Has).Select(path => new MarkdownPage(path, Checkout.Read(path)));

    public static MarkdownPage Readme() => new("README.md", Checkout.Read("README.md"));

    public IEnumerable<(string Language, string Text)> Blocks() =>
        Fence().Matches(Text).Select(match => (match.Groups["language"].Value.Trim(), match.Groups["text"].Value));

    /// <summary>The commands of its shell blocks: continuations joined, prompts and comments removed.</summary>
    public IEnumerable<string> Commands() =>
        from block in Blocks()
        where Shells.Contains(block.Language, StringComparer.Ordinal)
        from line in Continuation().Replace(block.Text, " ").Split('\n')
        let command = Prompt().Replace(Comment().Replace(line, ""), "").Trim()
        where command.Length > 0
        select command;

    /// <summary>Targets of its links that stay in the checkout.</summary>
    public IEnumerable<string> Links() =>
        from match in Link().Matches(Fence().Replace(Text, ""))
        let target = match.Groups["target"].Value
        where !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal)
        select target;

    /// <summary>The anchors of its headings, as GitHub makes them.</summary>
    public IEnumerable<string> Anchors() =>
        Heading().Matches(Fence().Replace(Text, "")).Select(match => NoAnchor().Replace(match.Groups["text"].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex("^ *```(?<language>[^\n`]*)\n(?<text>.*?)^ *```", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Link();

    [GeneratedRegex("^#{1,6} (?<text>.*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\p{L}\p{Nd}_ -]", RegexOptions.CultureInvariant)]
    private static partial Regex NoAnchor();

    [GeneratedRegex("\\\\\n\\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Continuation();

    [GeneratedRegex("(^|\\s)#.*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Comment();

    [GeneratedRegex("^\\s*\\$ ", RegexOptions.CultureInvariant)]
    private static partial Regex Prompt();
}
