using Amazon.DynamoDBv2.Model;
using SecondBrain.Core.Audit;
using SecondBrain.Core.Capture;
using SecondBrain.Core.Erasure;
using SecondBrain.Core.Executions;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Ingestion;
using SecondBrain.Core.Notes;

namespace SecondBrain.Aws.DynamoDb.Erasure;

internal sealed class DynamoErasureStore(BrainTable table, LinkResolution links, IWorkflowExecutions executions, IdSource ids, TimeProvider clock) : IErasureStore
{
    /// <summary>Items that one call deletes.</summary>
    private const int ItemsAtOnce = 200;

    private readonly ErasureRemoval _removal = new(table, links, executions, ids, clock);

    public async Task<ErasureClaim> ClaimAsync(ErasureJob job, DateTimeOffset expired, CancellationToken cancellationToken)
    {
        var brain = job.Principal.Brain;
        if (await FindAsync(brain, job.Note, cancellationToken) is { } begun)
        {
            return new ErasureClaim(true, begun.Notes);
        }

        var meta = await MetaAsync(brain, job.Note, cancellationToken) ?? throw new NoteNotFoundException(job.Note);
        NoteId[] notes = [job.Note, .. NoteItems.ToNote(meta).Absorbed];
        if (!await table.TransactAsync([.. notes.Select(id => Freeze(job, id))], cancellationToken))
        {
            return new ErasureClaim(false, []); // being merged
        }

        foreach (var id in notes)
        {
            foreach (var capture in await CapturesAsync(brain, id, cancellationToken))
            {
                if (await table.GetAsync(TableKeys.Capture(brain, capture), TableKeys.Receipt, cancellationToken) is { } receipt
                    && receipt.Text(Attributes.State) != CaptureState.Erased
                    && !await StubAsync(receipt, expired, cancellationToken))
                {
                    return new ErasureClaim(false, []); // being ingested
                }
            }
        }

        var proof = new ErasureProof(
            brain, job.Note, ErasureState.Erasing, job.Principal.Actor, clock.GetUtcNow(), job.Execution, meta.Text(Attributes.Sha256), meta.Int(Attributes.Bytes),
            notes, await CountAsync(brain, notes, cancellationToken), ErasedAt: null, Checks: []);
        // prevents a second attempt from counting what the first one left
        await table.TransactAsync([table.Put(ErasureItems.ToItem(proof), condition: "attribute_not_exists(PK)")], cancellationToken);
        return new ErasureClaim(true, notes);
    }

    public async Task<bool> EraseAsync(ErasureJob job, NoteId note, CancellationToken cancellationToken)
    {
        var partition = TableKeys.Note(job.Principal.Brain, note);
        var meta = await MetaAsync(job.Principal.Brain, note, cancellationToken);
        if (meta is not null)
        {
            await _removal.NamesAsync(NoteItems.ToNote(meta), cancellationToken); // first: links to it must not find it again
        }

        if (await _removal.BacklinksAsync(job, note, cancellationToken) > 0)
        {
            return false;
        }

        var taken = new List<Item>();
        await foreach (var item in table.QueryAsync(Queries.Partition(partition), cancellationToken))
        {
            var sort = item.Text(Attributes.SK);
            if (sort == TableKeys.Meta || (sort.StartsWith(TableKeys.AuditPrefix, StringComparison.Ordinal) && !ErasureRemoval.TellsMore(item)))
            {
                continue;
            }

            taken.Add(item);
            if (taken.Count == ItemsAtOnce)
            {
                break;
            }
        }

        await _removal.OwnAsync(job, taken, cancellationToken);
        if (taken.Count == ItemsAtOnce)
        {
            return false;
        }

        if (meta is not null)
        {
            await table.TransactAsync(
                [
                    table.Delete(partition, TableKeys.Meta, "attribute_exists(PK)"), // prevents a repeated step from saying it twice
                    table.Put(AuditItems.Of(job.Principal, partition, ids.Next(), AuditAction.Erase, clock.GetUtcNow(), before: null, after: null)),
                    table.Put(ChangeItems.Of(job.Principal, note, ids.Next(), clock.GetUtcNow(), AuditAction.Erase)),
                ],
                cancellationToken);
        }

        return true;
    }

    public async Task<int> SweepAsync(ErasureJob job, int segment, int segments, bool erase, CancellationToken cancellationToken)
    {
        var brain = job.Principal.Brain;
        var proof = await FindAsync(brain, job.Note, cancellationToken) ?? throw new NoteNotFoundException(job.Note);
        string[] erased = [.. proof.Notes.Select(note => note.Value)];
        var found = 0;
        await foreach (var item in table.ScanAsync($"{brain}#", segment, segments, cancellationToken))
        {
            if (ErasedMention.IsIn(item, erased) && !ErasureRemoval.MayStay(brain, item))
            {
                found++;
                if (erase)
                {
                    await _removal.TraceAsync(job, item, erased, cancellationToken);
                }
            }
        }

        return found;
    }

    public async Task ProveAsync(ErasureJob job, IReadOnlyList<string> checks, CancellationToken cancellationToken)
    {
        if (await FindAsync(job.Principal.Brain, job.Note, cancellationToken) is { State: ErasureState.Erasing } proof)
        {
            var proven = proof with { State = ErasureState.Erased, ErasedAt = clock.GetUtcNow(), Checks = checks, Execution = job.Execution };
            await table.TransactAsync([table.Put(ErasureItems.ToItem(proven))], cancellationToken);
        }
    }

    public async Task<ErasureProof?> FindAsync(BrainId brain, NoteId note, CancellationToken cancellationToken) =>
        await table.GetAsync(TableKeys.Erased(brain), note.Value, cancellationToken) is { } item ? ErasureItems.ToProof(item) : null;

    private TransactWriteItem Freeze(ErasureJob job, NoteId id) => new()
    {
        Update = new Update
        {
            TableName = table.Name,
            Key = Item.Key(TableKeys.Note(job.Principal.Brain, id), TableKeys.Meta),
            UpdateExpression = "SET #frozen = :me",
            // prevents erasing half of a note that is being merged; an erasure that failed is gone on with
            ConditionExpression = "attribute_exists(PK) AND (attribute_not_exists(#frozen) OR begins_with(#frozen, :holder))",
            ExpressionAttributeNames = new() { ["#frozen"] = Attributes.Frozen },
            ExpressionAttributeValues = new() { [":me"] = Item.Of(job.Execution), [":holder"] = Item.Of(job.Holder) },
        },
    };

    /// <summary>False while an ingestion has the receipt.</summary>
    private async Task<bool> StubAsync(Item receipt, DateTimeOffset expired, CancellationToken cancellationToken)
    {
        if (receipt.Text(Attributes.State) == CaptureState.Ingesting && receipt.MomentOrNull(Attributes.ClaimedAt) >= expired)
        {
            return false;
        }

        var put = table.Put(ErasureItems.ToStub(receipt));
        // prevents taking the receipt from an ingestion that has claimed it since it was read
        put.Put.ConditionExpression = "#state = :seen AND (attribute_not_exists(#claimedAt) OR #claimedAt = :claimedAt)";
        put.Put.ExpressionAttributeNames = new() { ["#state"] = Attributes.State, ["#claimedAt"] = Attributes.ClaimedAt };
        put.Put.ExpressionAttributeValues = new()
        {
            [":seen"] = Item.Of(receipt.Text(Attributes.State)),
            [":claimedAt"] = Item.Of(receipt.TextOrNull(Attributes.ClaimedAt) ?? "never"),
        };
        return await table.TransactAsync([put], cancellationToken);
    }

    private async Task<Dictionary<string, int>> CountAsync(BrainId brain, IReadOnlyList<NoteId> notes, CancellationToken cancellationToken)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var note in notes)
        {
            await foreach (var item in table.QueryAsync(Queries.Partition(TableKeys.Note(brain, note)), cancellationToken))
            {
                Count(ErasureItems.Kind(item.Text(Attributes.SK)));
            }

            await foreach (var _ in table.QueryAsync(Queries.Index(TableKeys.Note(brain, note), TableKeys.EdgePrefix), cancellationToken))
            {
                Count("backlinks");
            }
        }

        return counts;

        void Count(string kind) => counts[kind] = counts.GetValueOrDefault(kind) + 1;
    }

    /// <summary>Of the capture and of every edit that was ingested.</summary>
    private async Task<IReadOnlyList<CaptureId>> CapturesAsync(BrainId brain, NoteId id, CancellationToken cancellationToken)
    {
        var captures = new HashSet<CaptureId> { NoteItems.ToNote((await MetaAsync(brain, id, cancellationToken))!).Capture };
        await foreach (var version in table.QueryAsync(Queries.Prefix(TableKeys.Note(brain, id), TableKeys.HistoryPrefix), cancellationToken))
        {
            captures.Add(NoteItems.ToNote(version).Capture);
        }

        return [.. captures];
    }

    private Task<Item?> MetaAsync(BrainId brain, NoteId id, CancellationToken cancellationToken) =>
        table.GetAsync(TableKeys.Note(brain, id), TableKeys.Meta, cancellationToken);
}
