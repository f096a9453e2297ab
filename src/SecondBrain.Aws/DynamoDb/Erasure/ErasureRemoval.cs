using SecondBrain.Core.Capture;
using SecondBrain.Core.Erasure;
using SecondBrain.Core.Executions;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Ingestion;
using SecondBrain.Core.Links;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Reviews;

namespace SecondBrain.Aws.DynamoDb.Erasure;

/// <summary>Takes single items of an erased note out of the table, or the mention of it out of items that are others'.</summary>
internal sealed class ErasureRemoval(BrainTable table, LinkResolution links, IWorkflowExecutions executions, IdSource ids, TimeProvider clock)
{
    private const int LinksAtOnce = 25;

    /// <summary>An audit entry that tells what something was before or after.</summary>
    public static bool TellsMore(Item audit) => audit.Has(AuditItems.Before) || audit.Has(Attributes.After);

    /// <summary>What mentions an erased note by its id alone, and is meant to: the proof, the stub of the receipt, the feed that readers follow, who did what and when.</summary>
    public static bool MayStay(BrainId brain, Item item)
    {
        var (partition, sort) = (item.Text(Attributes.PK), item.Text(Attributes.SK));
        return partition == TableKeys.Erased(brain)
            || partition == TableKeys.Changes(brain)
            || (sort == TableKeys.Receipt && item.Text(Attributes.State) == CaptureState.Erased)
            || (sort.StartsWith(TableKeys.AuditPrefix, StringComparison.Ordinal) && !TellsMore(item));
    }

    public Task NamesAsync(Note note, CancellationToken cancellationToken) => table.DeleteAllAsync(
        NoteNames.Of(note).Concat(note.TakenNames).Distinct(StringComparer.Ordinal).Select(name => new Item(TableKeys.Name(note.Brain, name), note.Id.Value)), cancellationToken);

    /// <summary>Links to the note, as the index shows them: at most a batch. How many there were.</summary>
    public async Task<int> BacklinksAsync(ErasureJob job, NoteId note, CancellationToken cancellationToken)
    {
        var taken = 0;
        await foreach (var seen in table.QueryAsync(Queries.Index(TableKeys.Note(job.Principal.Brain, note), TableKeys.EdgePrefix), cancellationToken))
        {
            if (await table.GetAsync(seen.Text(Attributes.PK), seen.Text(Attributes.SK), cancellationToken) is { } edge)
            {
                await LinkToItAsync(job, edge, cancellationToken);
                if (++taken == LinksAtOnce)
                {
                    break;
                }
            }
        }

        return taken;
    }

    /// <summary>Items under the note's own key.</summary>
    public async Task OwnAsync(ErasureJob job, IReadOnlyList<Item> items, CancellationToken cancellationToken)
    {
        var wanted = With(items, TableKeys.UnresolvedPrefix).Select(LinkItems.ToUnresolvedLink).SelectMany(link =>
            link.Names.Select(name => new Item(TableKeys.Wanted(job.Principal.Brain, name), TableKeys.WantedBy(link.Source, link.Type, link.Target))));
        var audit = With(items, TableKeys.AuditPrefix).ToList();
        await table.PutAllAsync(audit.Select(ErasureItems.Redacted), cancellationToken);
        await table.DeleteAllAsync([.. wanted, .. items.Except(audit)], cancellationToken);
    }

    private static IEnumerable<Item> With(IReadOnlyList<Item> items, string prefix) =>
        items.Where(item => item.Text(Attributes.SK).StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>An item anywhere that still mentions an erased note.</summary>
    public async Task TraceAsync(ErasureJob job, Item item, IReadOnlyList<string> erased, CancellationToken cancellationToken)
    {
        var (partition, sort) = (item.Text(Attributes.PK), item.Text(Attributes.SK));
        if (sort.StartsWith(TableKeys.AuditPrefix, StringComparison.Ordinal))
        {
            await table.PutAllAsync([ErasureItems.Redacted(item)], cancellationToken);
        }
        else if (sort == TableKeys.Receipt)
        {
            await table.PutAllAsync([ErasureItems.ToStub(item)], cancellationToken);
        }
        else if (erased.Any(id => partition.Contains(id, StringComparison.Ordinal)))
        {
            await OwnAsync(job, [item], cancellationToken);
        }
        else if (sort.StartsWith(TableKeys.EdgePrefix, StringComparison.Ordinal) && erased.Contains(item.TextOrNull(Attributes.Target)))
        {
            await LinkToItAsync(job, item, cancellationToken);
        }
        else if (erased.Any(id => sort.Contains(id, StringComparison.Ordinal)) || IsAboutIt(partition, item, erased))
        {
            await EndReviewAsync(item, cancellationToken); // first: nobody else knows the token
            await table.DeleteAllAsync([item], cancellationToken);
        }
        else
        {
            await table.PutAllAsync([ErasedMention.Without(item, erased)], cancellationToken);
        }
    }

    /// <summary>The workflow that waits for the answer ends; one that does not wait any more is left as it is.</summary>
    private async Task EndReviewAsync(Item item, CancellationToken cancellationToken)
    {
        if (item.TextOrNull(Attributes.TaskToken) is { } token)
        {
            await executions.FailTaskAsync(token, nameof(ReviewNotFoundException), "A note that the review was about was erased.", cancellationToken);
        }
    }

    // Reviews, and what a digest remembers to have shown, are about one or two notes; a digest and a note of its own are about many.
    private static bool IsAboutIt(string partition, Item item, IReadOnlyList<string> erased) =>
        !partition.Contains("#NOTE#", StringComparison.Ordinal) && !item.Values.Values.Any(value => value.L?.Exists(element => element.M is { Count: > 0 }) == true)
        && item.List(Attributes.Notes).Intersect(erased, StringComparer.Ordinal).Any();

    /// <summary>The words of the other note stay: where its text made the link, the name is looked up again, and is wanted if nobody has it.</summary>
    private async Task LinkToItAsync(ErasureJob job, Item edge, CancellationToken cancellationToken)
    {
        var link = LinkItems.ToLink(edge);
        if (link.Provenance is LinkProvenance.Link)
        {
            await links.RepeatAsync(job.Principal.Brain, link.EvidenceNote ?? link.Source, link.Source, cancellationToken);
        }

        await table.TransactAsync(
            [
                table.Delete(edge.Text(Attributes.PK), edge.Text(Attributes.SK)),
                table.Put(ChangeItems.Of(job.Principal.Brain, link.Source, ids.Next(), clock.GetUtcNow())),
            ],
            cancellationToken);
    }
}
