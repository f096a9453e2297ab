using SecondBrain.Core.Capture;
using SecondBrain.Core.Costs;
using SecondBrain.Core.Markdown;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Proposals;

namespace SecondBrain.Core.Enrichment;

/// <summary>Checks a draft against the note and stores what holds: generated items beside the note, links as proposals, and the receipt's line.</summary>
public sealed class EnrichmentWriter(IGeneratedStore generated, IProposalStore proposals, ICaptureStore captures, BrainTypes types, PriceList prices, TimeProvider clock)
{
    public const string StepName = "enrich";

    /// <summary>A list of names or a summary that nobody weighed.</summary>
    private const double Unweighed = 0.5;

    internal async Task<EnrichmentOutcome> WriteAsync(
        CaptureId capture, EnrichmentSubject subject, string model, string prompt, ModelAnswer answer, int retries, CancellationToken cancellationToken)
    {
        var (brain, now) = (subject.Note.Brain, clock.GetUtcNow());
        var checkedLinks = Check(subject, answer.Draft.Links, model, now);
        if (answer.Problem is null)
        {
            await generated.WriteAsync(brain, subject.Note.Id, [.. Items(subject.Note, answer.Draft, model, prompt, now)], cancellationToken);
        }

        var open = new List<Proposal>();
        foreach (var proposal in checkedLinks)
        {
            if (await proposals.ProposeAsync(proposal, cancellationToken) == ProposalState.Proposed)
            {
                open.Add(proposal);
            }
        }

        var enrichment = new ReceiptEnrichment(
            model, answer.InputTokens, answer.OutputTokens, prices.ModelCostUsd(model, answer.InputTokens, answer.OutputTokens),
            checkedLinks.Count, answer.Draft.Links.Count - checkedLinks.Count, answer.Problem);
        await captures.RecordAsync(brain, capture, new ReceiptStep(StepName, now, retries), new ReceiptProgress { Enrichment = enrichment }, cancellationToken);
        return new EnrichmentOutcome(open);
    }

    /// <summary>Links of a known type to a known note whose quote the original has; one for each target, the surest.</summary>
    private List<Proposal> Check(EnrichmentSubject subject, IReadOnlyList<DraftLink> links, string model, DateTimeOffset now)
    {
        var targets = subject.Targets
            .SelectMany(note => note.Names.Select(name => (Name: LinkName.Normalise(name), note.Id)))
            .GroupBy(pair => pair.Name, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Min(pair => pair.Id), StringComparer.Ordinal);
        var found =
            from link in links
            where types.LinkTypes.Contains(link.Type) && targets.ContainsKey(LinkName.Normalise(link.Target))
            let evidence = link.Found ?? EvidenceCheck.Find(subject.Text, link.Quote)
            where evidence is not null
            select new Proposal(
                subject.Note.Brain, ProposalKind.Link, subject.Note.Id, targets[LinkName.Normalise(link.Target)], link.Type, link.Confidence, evidence, model, now)
            {
                EvidenceVersion = subject.Note.BodyVersion,
            };
        return [.. found.GroupBy(proposal => proposal.Other).Select(group => group.MaxBy(proposal => proposal.Confidence)!)];
    }

    private static IEnumerable<GeneratedItem> Items(Note note, EnrichmentDraft draft, string model, string prompt, DateTimeOffset now)
    {
        (string Kind, IReadOnlyList<string> Values)[] made =
        [
            (GeneratedKind.Title, One(draft.Title)),
            (GeneratedKind.Summary, One(draft.Summary)),
            (GeneratedKind.Tags, draft.Tags),
            (GeneratedKind.Language, One(draft.Language)),
            (GeneratedKind.Entities, draft.Entities),
            (GeneratedKind.KeyPhrases, draft.KeyPhrases),
        ];
        foreach (var (kind, values) in made.Where(each => each.Values.Count > 0))
        {
            yield return new GeneratedItem(kind, values, model, prompt, Unweighed, note.BodyVersion, now);
        }

        yield return new GeneratedItem(GeneratedKind.Record, [], model, prompt, Confidence: 1, note.BodyVersion, now);
    }

    private static IReadOnlyList<string> One(string? text) => text is null ? [] : [text];
}
