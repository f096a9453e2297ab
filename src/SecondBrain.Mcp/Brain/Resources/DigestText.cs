using System.Globalization;
using System.Text;
using SecondBrain.Core.Digest;
using SecondBrain.Core.Views;

namespace SecondBrain.Mcp.Brain.Resources;

/// <summary>A digest in words.</summary>
internal static class DigestText
{
    private const int MaxLines = 20;

    public static string Of(DigestView digest)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"# Digest of {digest.Date}");
        foreach (var section in digest.Sections)
        {
            text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"## {section.Title}").AppendLine();
            foreach (var item in section.Items.Take(MaxLines))
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"- {Label(section.Kind, item)}: {item.Why}");
            }

            if (section.Items.Count > MaxLines)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"- and {section.Items.Count - MaxLines} more");
            }
        }

        return text.ToString();
    }

    /// <summary>The titles of the notes, or the name that has no note.</summary>
    private static string Label(string kind, DigestItemView item) => kind == FindingKind.ContentGap || item.Notes.Count == 0
        ? OneLine.Of(item.Name ?? "")
        : string.Join(" / ", item.Notes.Select(note => $"{OneLine.Of(note.Title)} ({note.Id})"));
}
