using System.Globalization;
using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Digest;

/// <summary>One finding, in words.</summary>
/// <param name="Subject">The finding's.</param>
/// <param name="Label">The titles of the notes, or the name that has no note.</param>
/// <param name="Notes">The notes that are still there, with their titles.</param>
/// <param name="Why">A few words, without note text.</param>
public sealed record DigestLine(string Subject, string Label, IReadOnlyList<KeyValuePair<NoteId, string>> Notes, string? Name, string Why, double Measure)
{
    public static DigestLine Of(Finding finding, IReadOnlyDictionary<NoteId, string> titles)
    {
        var notes = finding.Notes.Where(titles.ContainsKey).Select(id => KeyValuePair.Create(id, titles[id])).ToList();
        var label = finding.Kind == FindingKind.ContentGap || notes.Count == 0 ? finding.Name ?? "" : string.Join(" / ", notes.Select(note => note.Value));
        return new DigestLine(finding.Subject, label, notes, finding.Name, Reason(finding.Kind, finding.Measure), finding.Measure);
    }

    private static string Reason(string kind, double measure) => kind switch
    {
        FindingKind.MissingLink => string.Create(CultureInfo.InvariantCulture, $"similarity {measure:0.00}"),
        FindingKind.Promotion => Count(measure, "note links here", "notes link here"),
        FindingKind.ContentGap => Count(measure, "note uses it", "notes use it"),
        FindingKind.StaleSeed => Count(measure, "day untouched", "days untouched"),
        FindingKind.Orphan => Count(measure, "day old", "days old"),
        _ => Count(measure, "day waiting", "days waiting"),
    };

    private static string Count(double measure, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{measure:0} {(measure == 1 ? one : many)}");
}
