using SecondBrain.Core.Markdown;
using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Capture;

/// <summary>The names under which links find a note: title, aliases, file name, and path inside its folder.</summary>
public static class NoteNames
{
    /// <summary>Normalised and distinct, the title first.</summary>
    public static IReadOnlyList<string> Of(Note note) =>
    [
        .. new[] { note.Title, FileStem(note.Source), note.Source }
            .Concat(note.Aliases)
            .OfType<string>()
            .Select(LinkName.Normalise)
            .Where(name => name.Length > 0)
            .Distinct(StringComparer.Ordinal),
    ];

    /// <summary>The file name without its Markdown extension; null when the source is not a path or name of a file.</summary>
    public static string? FileStem(string? source)
    {
        if (string.IsNullOrWhiteSpace(source) || source.Contains("://", StringComparison.Ordinal))
        {
            return null;
        }

        var name = source[(source.LastIndexOfAny(['/', '\\']) + 1)..];
        foreach (var extension in (string[])[".md", ".markdown"])
        {
            if (name.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
            {
                name = name[..^extension.Length];
            }
        }

        return name.Length > 0 ? Uri.UnescapeDataString(name) : null;
    }
}
