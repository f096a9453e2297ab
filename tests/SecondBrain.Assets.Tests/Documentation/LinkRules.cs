namespace SecondBrain.Assets.Tests.Documentation;

/// <summary>Every relative link leads to a file, and every anchor to a heading.</summary>
internal static class LinkRules
{
    public static IEnumerable<string> Broken(MarkdownPage page)
    {
        foreach (var link in page.Links())
        {
            var (path, anchor) = link.Split('#', 2) is [var before, var after] ? (before, after) : (link, null);
            var target = path.Length == 0 ? page.Path : Join(Path.GetDirectoryName(page.Path) ?? "", path);
            if (target != page.Path && !Checkout.Has(target)) yield return $"{page.Path}: {link} leads to nothing";
            else if (anchor is not null && target.EndsWith(".md", StringComparison.Ordinal) && !AnchorsOf(page, target).Contains(anchor, StringComparer.Ordinal)) yield return $"{page.Path}: {link} leads to no heading";
        }
    }

    private static IEnumerable<string> AnchorsOf(MarkdownPage page, string target) => (target == page.Path ? page : new MarkdownPage(target, Checkout.Read(target))).Anchors();

    private static string Join(string folder, string path) =>
        Path.GetRelativePath(Path.GetFullPath("/"), Path.GetFullPath(Path.Combine("/", folder, Uri.UnescapeDataString(path)))).Replace('\\', '/');
}
