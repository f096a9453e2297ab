using System.Globalization;
using System.Text;
using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Digest;

/// <summary>A digest as plain text: titles and numbers, never the text of notes.</summary>
/// <param name="Subject">ASCII, under 100 characters: what SNS takes.</param>
/// <param name="Text">At most <see cref="MaxLength"/> characters.</param>
public sealed record DigestMail(string Subject, string Text)
{
    /// <summary>In UTF-16 code units; with the rest of the workflow's state far under its 64 KiB.</summary>
    public const int MaxLength = 12_000;

    private const int MaxLabel = 160;

    /// <param name="decisions">Lines under a finding, by its subject: see <see cref="DecisionLinks"/>.</param>
    public static DigestMail Of(DailyDigest digest, IReadOnlyDictionary<NoteId, string> titles, IReadOnlyDictionary<string, string> decisions)
    {
        var text = new StringBuilder();
        foreach (var section in DigestSection.Of(digest, titles))
        {
            text.Append(section.Title).Append('\n');
            foreach (var line in section.Lines)
            {
                text.Append("- ").Append(Clip(line.Label)).Append(" (").Append(line.Why).Append(")\n").Append(decisions.GetValueOrDefault(line.Subject));
            }

            text.Append('\n');
        }

        text.Append(CultureInfo.InvariantCulture, $"GET /digests/{digest.Date:yyyy-MM-dd} has it with the notes' ids.\n");
        return new DigestMail(
            string.Create(CultureInfo.InvariantCulture, $"Second brain {digest.Brain}: {digest.Date:yyyy-MM-dd}"),
            text.Length <= MaxLength ? text.ToString() : text.ToString(0, MaxLength - 2) + "…\n");
    }

    private static string Clip(string label)
    {
        var oneLine = label.ReplaceLineEndings(" ");
        return oneLine.Length <= MaxLabel ? oneLine : string.Concat(oneLine.AsSpan(0, MaxLabel - 1), "…");
    }
}
