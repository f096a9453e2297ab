using SecondBrain.Core.Access;
using SecondBrain.Core.Digest;
using SecondBrain.Core.Digest.Analysers;
using SecondBrain.Core.Freshness;
using SecondBrain.Core.Views;

namespace SecondBrain.Core.Reading;

/// <summary>Reads digests as somebody sees them. They are made for the owner, of all notes.</summary>
public sealed class DigestReader(IDigestStore digests, DigestTitles titles, BrainIndexes indexes, DigestOptions options)
{
    /// <summary>What counts notes is counted again among those that are seen, and left out when too few are left to be worth pointing out.</summary>
    private static readonly string[] Counted = [FindingKind.ContentGap, FindingKind.Promotion];

    /// <param name="date">Null for the latest.</param>
    /// <returns>Null when there is none, or nothing in it is seen.</returns>
    public async Task<DigestView?> FindAsync(Principal principal, DateOnly? date, CancellationToken cancellationToken)
    {
        var digest = date is { } day
            ? await digests.FindAsync(principal.Brain, day, cancellationToken)
            : await digests.LatestAsync(principal.Brain, cancellationToken);
        if (digest is null)
        {
            return null;
        }

        var seen = principal.Sight is NoteSight.Everything ? digest : await SeenAsync(principal, digest, cancellationToken);
        var view = DigestView.Of(seen, await titles.ReadAsync(seen, principal.Sight, cancellationToken));
        return view.Sections.Count == 0 && principal.Sight is not NoteSight.Everything ? null : view;
    }

    private async Task<DailyDigest> SeenAsync(Principal principal, DailyDigest digest, CancellationToken cancellationToken)
    {
        var index = await indexes.GetAsync(principal.Brain, IndexSight.Of(principal), cancellationToken);
        var sight = new BrainSight(index.Notes(), [], digest.CreatedAt);
        var counted = Counted.SelectMany(kind => AllAnalysers.ByKind[kind](sight, options)).ToDictionary(finding => (finding.Kind, finding.Subject));
        var findings = digest.Findings
            .Select(finding => Counted.Contains(finding.Kind) ? counted.GetValueOrDefault((finding.Kind, finding.Subject)) : finding)
            .OfType<Finding>()
            .Where(finding => finding.Notes.All(note => index.Find(note) is not null))
            .ToList();
        return digest with { Findings = findings, MailedAt = null };
    }
}
