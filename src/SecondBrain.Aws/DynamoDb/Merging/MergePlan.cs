using Amazon.DynamoDBv2.Model;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Links;
using SecondBrain.Core.Merging;
using SecondBrain.Core.Notes;

namespace SecondBrain.Aws.DynamoDb.Merging;

/// <summary>What a merge has to change, read from the table as it is: what was changed before is not found again.</summary>
internal sealed class MergePlan(BrainTable table, MergeJob job, DateTimeOffset now)
{
    /// <summary>Links that one call of a step takes on.</summary>
    private const int LinksAtOnce = 50;

    private readonly BrainId _brain = job.Principal.Brain;
    private readonly string _source = TableKeys.Note(job.Principal.Brain, job.Source);
    private readonly string _target = TableKeys.Note(job.Principal.Brain, job.Target);

    /// <summary>Links that leave from the source.</summary>
    public async Task<List<IReadOnlyList<ItemChange>>> OutAsync(CancellationToken cancellationToken)
    {
        var request = Queries.Prefix(_source, TableKeys.EdgePrefix);
        request.Limit = LinksAtOnce;
        var (edges, _) = await table.QueryPageAsync(request, cancellationToken);
        var groups = new List<IReadOnlyList<ItemChange>>();
        foreach (var edge in edges)
        {
            groups.Add(await MoveAsync(edge, NoteId.Parse(edge.Text(Attributes.Target)), arrives: false, cancellationToken));
        }

        return groups;
    }

    /// <summary>Links that arrive at the source, either those that a note's text makes or the others. The index may lag: what it shows is read again.</summary>
    public async Task<List<IReadOnlyList<ItemChange>>> InAsync(bool ofText, CancellationToken cancellationToken)
    {
        var groups = new List<IReadOnlyList<ItemChange>>();
        await foreach (var seen in table.QueryAsync(Queries.Index(_source, TableKeys.EdgePrefix), cancellationToken))
        {
            if (seen.Text(Attributes.Provenance) == LinkItems.Text(LinkProvenance.Link) != ofText
                || await table.GetAsync(seen.Text(Attributes.PK), seen.Text(Attributes.SK), cancellationToken) is not { } edge)
            {
                continue;
            }

            groups.Add(await MoveAsync(edge, NoteId.Parse(edge.Text(Attributes.Source)), arrives: true, cancellationToken));
            if (groups.Count == LinksAtOnce)
            {
                break;
            }
        }

        return groups;
    }

    /// <summary>Links of the source to names that no note has: they wait at the target.</summary>
    public async Task<List<IReadOnlyList<ItemChange>>> UnresolvedAsync(CancellationToken cancellationToken)
    {
        var request = Queries.Prefix(_source, TableKeys.UnresolvedPrefix);
        request.Limit = LinksAtOnce;
        var (items, _) = await table.QueryPageAsync(request, cancellationToken);
        var groups = new List<IReadOnlyList<ItemChange>>();
        foreach (var item in items)
        {
            var link = LinkItems.ToUnresolvedLink(item);
            var moved = link with { Source = job.Target, EvidenceNote = link.EvidenceNote ?? job.Source };
            var group = new List<ItemChange> { new(item, null) };
            var isNew = await table.GetAsync(_target, TableKeys.Unresolved(link.Type, link.Target), cancellationToken) is null;
            if (isNew)
            {
                group.Add(new(null, LinkItems.ToUnresolved(_brain, moved)));
            }

            foreach (var name in link.Names)
            {
                if (await table.GetAsync(TableKeys.Wanted(_brain, name), TableKeys.WantedBy(job.Source, link.Type, link.Target), cancellationToken) is { } wanted)
                {
                    group.Add(new(wanted, null));
                }

                if (isNew && await table.GetAsync(TableKeys.Wanted(_brain, name), TableKeys.WantedBy(job.Target, link.Type, link.Target), cancellationToken) is null)
                {
                    group.Add(new(null, LinkItems.ToWanted(_brain, moved, name)));
                }
            }

            groups.Add(group);
        }

        return groups;
    }

    /// <summary>Links that came with the source and wait for a name that a note has meanwhile: that note looked before they were here.</summary>
    public async Task<List<IReadOnlyList<ItemChange>>> ResolvableAsync(CancellationToken cancellationToken)
    {
        var groups = new List<IReadOnlyList<ItemChange>>();
        await foreach (var item in table.QueryAsync(Queries.Prefix(_target, TableKeys.UnresolvedPrefix), cancellationToken))
        {
            var link = LinkItems.ToUnresolvedLink(item);
            if (link.EvidenceNote is null || await CarrierAsync(link, cancellationToken) is not { } carrier)
            {
                continue;
            }

            var group = new List<ItemChange> { new(item, null) };
            foreach (var name in link.Names)
            {
                if (await table.GetAsync(TableKeys.Wanted(_brain, name), TableKeys.WantedBy(link.Source, link.Type, link.Target), cancellationToken) is { } wanted)
                {
                    group.Add(new(wanted, null));
                }
            }

            if (carrier != job.Target && await table.GetAsync(_target, TableKeys.Edge(link.Type, carrier), cancellationToken) is null)
            {
                group.Add(new(null, LinkItems.ToEdge(_brain, link.To(carrier, job.Principal.Actor, now))));
            }

            groups.Add(group);
            if (groups.Count == LinksAtOnce)
            {
                break;
            }
        }

        return groups;
    }

    private async Task<NoteId?> CarrierAsync(UnresolvedLink link, CancellationToken cancellationToken)
    {
        foreach (var name in link.Names)
        {
            await foreach (var carrier in table.QueryAsync(Queries.Partition(TableKeys.Name(_brain, name)), cancellationToken))
            {
                return NoteId.Parse(carrier.Text(Attributes.SK));
            }
        }

        return null;
    }

    // The link at its new end, if there is not a stronger one; none from a note to itself.
    private async Task<IReadOnlyList<ItemChange>> MoveAsync(Item edge, NoteId other, bool arrives, CancellationToken cancellationToken)
    {
        if (other == job.Target)
        {
            return [new ItemChange(edge, null)];
        }

        var link = LinkItems.ToLink(edge);
        var moved = arrives ? link with { Target = job.Target } : link with { Source = job.Target, EvidenceNote = link.Evidence is null ? null : link.EvidenceNote ?? job.Source };
        var after = Moved(edge, LinkItems.ToEdge(_brain, moved));
        var before = await table.GetAsync(after.Text(Attributes.PK), after.Text(Attributes.SK), cancellationToken);
        return before is not null && !IsStronger(moved, LinkItems.ToLink(before))
            ? [new ItemChange(edge, null)]
            : [new ItemChange(edge, null), new ItemChange(before, after)];
    }

    // What this version does not know of an edge moves with it.
    private static Item Moved(Item edge, Item described)
    {
        var values = new Dictionary<string, AttributeValue>(edge.Values, StringComparer.Ordinal);
        foreach (var (name, value) in described.Values.Where(pair => pair.Key != Attributes.State))
        {
            values[name] = value;
        }

        return new Item(values);
    }

    /// <summary>Of two links of one type between the same notes one stays: the surer, the heavier, a person's, the older; and else the one that is there.</summary>
    private static bool IsStronger(Link moved, Link there) => Rank(moved).CompareTo(Rank(there)) > 0;

    private static (double Confidence, double Weight, int Provenance, long Age) Rank(Link link) =>
        (link.Confidence, link.Weight, -(int)link.Provenance, -link.CreatedAt.UtcTicks);
}
