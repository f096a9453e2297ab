using SecondBrain.Core.Links;
using SecondBrain.Core.Markdown;
using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Ingestion;

/// <summary>The distinct targets that a note's text names.</summary>
internal static class TextLinks
{
    public static IReadOnlyList<UnresolvedLink> Of(Note note, ParsedNote parsed) =>
    [
        .. parsed.Links
            .Where(link => link.Target.Length > 0) // [[#heading]] stays inside the note
            .Select(link => (Link: link, Type: link.Syntax is LinkSyntax.Embed ? BrainTypes.Embeds : BrainTypes.LinksTo, Names: Names(note, link)))
            .Where(mention => mention.Names.Count > 0)
            .GroupBy(mention => (mention.Names[0], mention.Type))
            .Select(group =>
            {
                var (link, type, names) = group.First();
                return new UnresolvedLink(note.Id, Clip(link.Target), type, group.Count(), link.Span, names) { EvidenceVersion = note.BodyVersion };
            }),
    ];

    private static List<string> Names(Note note, ParsedLink link) =>
    [
        .. FromFolder(note.Source, link)
            .Concat(LinkName.Candidates(link.Target).Select(LinkName.Normalise))
            .Where(name => name.Length is > 0 and <= MaxName)
            .Distinct(StringComparer.Ordinal),
    ];

    private const int MaxName = 500;

    /// <summary>A relative path is meant from the folder that the note came from.</summary>
    private static IEnumerable<string> FromFolder(string? source, ParsedLink link)
    {
        if (link.Syntax is not LinkSyntax.Relative || source is null)
        {
            yield break;
        }

        var path = new List<string>(source.Split('/', '\\')[..^1]);
        foreach (var part in Uri.UnescapeDataString(link.Target).Split('/', '\\'))
        {
            switch (part)
            {
                case "." or "":
                    break;
                case ".." when path.Count > 0:
                    path.RemoveAt(path.Count - 1);
                    break;
                default:
                    path.Add(part);
                    break;
            }
        }

        yield return LinkName.Normalise(string.Join('/', path));
    }

    private static string Clip(string target) => target.Length <= MaxName ? target : target[..MaxName];
}
