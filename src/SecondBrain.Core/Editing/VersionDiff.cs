using System.Globalization;
using System.Text;
using DiffPlex.Renderer;
using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Editing;

/// <summary>What two versions of a note differ in, as a unified diff over a few lines of metadata and the text.</summary>
public static class VersionDiff
{
    /// <summary>UTF-16 code units; a longer diff is cut and says so.</summary>
    public const int MaxLength = 60_000;

    /// <summary>Lines that differ, of both versions multiplied, until which the shortest diff is looked for: beyond, everything between the common ends counts as replaced.</summary>
    private const long MaxProduct = 4_000_000;

    private const int Context = 3;

    /// <summary>Empty when they do not differ.</summary>
    public static string Of(Note from, Original fromText, Note to, Original toText)
    {
        var (before, after) = (Lines(from, fromText), Lines(to, toText));
        var (start, end) = CommonEnds(before, after);
        if (start == before.Length && start == after.Length)
        {
            return "";
        }

        var diff = (long)(before.Length - start - end) * (after.Length - start - end) <= MaxProduct
            ? UnidiffRenderer.GenerateUnidiff(string.Join('\n', before), string.Join('\n', after), Name(from), Name(to), ignoreWhitespace: false, ignoreCase: false, Context)
            : Replaced(before, after, start, end, Name(from), Name(to));
        return diff.Length <= MaxLength
            ? diff
            : string.Concat(diff.AsSpan(0, char.IsHighSurrogate(diff[MaxLength - 1]) ? MaxLength - 1 : MaxLength), "\n\\ The diff is longer: read both versions for the rest.\n");
    }

    private static string[] Lines(Note note, Original text) =>
    [
        $"title: {note.Title}",
        $"type: {note.Type}",
        $"status: {note.Status}",
        $"visibility: {note.Visibility}",
        $"trust: {note.Trust}",
        $"tags: {string.Join(", ", note.Tags)}",
        $"aliases: {string.Join(", ", note.Aliases)}",
        "",
        .. Encoding.UTF8.GetString(text.Content.Span).ReplaceLineEndings("\n").Split('\n'),
    ];

    private static (int Start, int End) CommonEnds(string[] before, string[] after)
    {
        var shorter = Math.Min(before.Length, after.Length);
        var start = 0;
        while (start < shorter && before[start] == after[start])
        {
            start++;
        }

        var end = 0;
        while (end < shorter - start && before[^(end + 1)] == after[^(end + 1)])
        {
            end++;
        }

        return (start, end);
    }

    private static string Replaced(string[] before, string[] after, int start, int end, string from, string to)
    {
        var (gone, come) = (before[start..^end], after[start..^end]);
        var diff = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"--- {from}\n+++ {to}\n@@ -{start + 1},{gone.Length} +{start + 1},{come.Length} @@\n");
        foreach (var line in gone)
        {
            diff.Append('-').Append(line).Append('\n');
        }

        foreach (var line in come)
        {
            diff.Append('+').Append(line).Append('\n');
        }

        return diff.ToString();
    }

    private static string Name(Note note) => string.Create(CultureInfo.InvariantCulture, $"version {note.Version}");
}
