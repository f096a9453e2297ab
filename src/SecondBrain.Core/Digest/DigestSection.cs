using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Digest;

/// <summary>One kind of findings, in words.</summary>
public sealed record DigestSection(string Kind, string Title, IReadOnlyList<DigestLine> Lines)
{
    /// <summary>In the order of <see cref="FindingKind.All"/>. A finding about a note that is gone is left out, and a section without findings too.</summary>
    public static IReadOnlyList<DigestSection> Of(DailyDigest digest, IReadOnlyDictionary<NoteId, string> titles) =>
    [
        .. from kind in FindingKind.All
           let lines = digest.Findings.Where(finding => finding.Kind == kind && IsThere(finding, titles)).Select(finding => DigestLine.Of(finding, titles)).ToList()
           where lines.Count > 0
           select new DigestSection(kind, Heading(kind), lines),
    ];

    private static bool IsThere(Finding finding, IReadOnlyDictionary<NoteId, string> titles) => finding.Kind == FindingKind.ContentGap
        ? finding.Notes.Any(titles.ContainsKey)
        : finding.Notes.All(titles.ContainsKey);

    private static string Heading(string kind) => kind switch
    {
        FindingKind.Review => "Waiting for your decision",
        FindingKind.Contradiction => "Possible contradictions",
        FindingKind.MissingLink => "Alike, and not linked",
        FindingKind.Promotion => "Ready to grow",
        FindingKind.ContentGap => "Names without a note",
        FindingKind.StaleSeed => "Seeds left alone",
        FindingKind.Orphan => "Notes without a link",
        _ => kind,
    };
}
