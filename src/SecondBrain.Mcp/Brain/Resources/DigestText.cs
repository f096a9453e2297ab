using System.Globalization;
using System.Text;
using SecondBrain.Core.Digest;
using SecondBrain.Core.Notes;

namespace SecondBrain.Mcp.Brain.Resources;

/// <summary>A digest in words.</summary>
internal static class DigestText
{
    private const int MaxLines = 20;

    public static string Of(DailyDigest digest, IReadOnlyDictionary<NoteId, string> titles)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"# Digest of {digest.Date:yyyy-MM-dd}");
        foreach (var section in DigestSection.Of(digest, titles))
        {
            text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"## {section.Title}").AppendLine();
            foreach (var line in section.Lines.Take(MaxLines))
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"- {Label(line)}: {line.Why}");
            }

            if (section.Lines.Count > MaxLines)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"- and {section.Lines.Count - MaxLines} more");
            }
        }

        return text.ToString();
    }

    private static string Label(DigestLine line) => line.Notes.Count == 0
        ? OneLine.Of(line.Label)
        : string.Join(" / ", line.Notes.Select(note => $"{OneLine.Of(note.Value)} ({note.Key})"));
}
