using Amazon.DynamoDBv2.Model;
using SecondBrain.Core.Audit;
using SecondBrain.Core.Capture;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Merging;
using SecondBrain.Core.Notes;

namespace SecondBrain.Aws.DynamoDb.Merging;

internal sealed class DynamoMergeStore(BrainTable table, IdSource ids, TimeProvider clock) : IMergeStore
{
    private readonly MergeJournal _journal = new(table, ids, clock);

    public async Task FreezeAsync(MergeJob job, CancellationToken cancellationToken)
    {
        if (await table.TransactAsync([Freeze(job, job.Source), Freeze(job, job.Target)], cancellationToken))
        {
            return;
        }

        foreach (var id in (NoteId[])[job.Source, job.Target])
        {
            if (await MetaAsync(job, id, cancellationToken) is not { } meta)
                throw new NoteNotFoundException(id);
            if (meta.Has(Attributes.Redirect) || (meta.TextOrNull(Attributes.Frozen) is { } holder && holder != job.Execution))
                throw new NoteFrozenException(id);
        }

        throw new MergeInterferenceException("Something else held one of the notes for a moment.");
    }

    public async Task<bool> RunAsync(MergeJob job, string step, CancellationToken cancellationToken)
    {
        var plan = new MergePlan(table, job, clock.GetUtcNow());
        List<IReadOnlyList<ItemChange>> groups = step switch
        {
            MergeStep.Edges => [.. await plan.OutAsync(cancellationToken), .. await plan.UnresolvedAsync(cancellationToken), .. await plan.InAsync(ofText: false, cancellationToken)],
            MergeStep.Names => await NamesAsync(job, cancellationToken),
            MergeStep.Links => [.. await plan.InAsync(ofText: true, cancellationToken), .. await plan.ResolvableAsync(cancellationToken)],
            MergeStep.Tombstone => await TombstoneAsync(job, cancellationToken),
            MergeStep.Publish => [.. await plan.OutAsync(cancellationToken), .. await plan.UnresolvedAsync(cancellationToken), .. await plan.InAsync(ofText: false, cancellationToken), .. await plan.InAsync(ofText: true, cancellationToken)],
            _ => throw new ArgumentException($"A merge has no step '{step}'.", nameof(step)),
        };
        await _journal.ApplyAsync(job, step, groups, cancellationToken);
        if (groups.Count > 0 && step is not (MergeStep.Names or MergeStep.Tombstone))
        {
            return false; // there may be more, or the index has not shown them yet
        }

        if (step == MergeStep.Publish)
        {
            await UnfreezeAsync(job, cancellationToken);
        }

        return true;
    }

    public Task<bool> UndoAsync(MergeJob job, string step, CancellationToken cancellationToken) => _journal.UndoAsync(job, step, cancellationToken);

    public async Task UnfreezeAsync(MergeJob job, CancellationToken cancellationToken)
    {
        foreach (var id in (NoteId[])[job.Source, job.Target])
        {
            await table.UpdateAsync(
                new UpdateItemRequest
                {
                    Key = Item.Key(TableKeys.Note(job.Principal.Brain, id), TableKeys.Meta),
                    UpdateExpression = "REMOVE #frozen",
                    // prevents taking away the mark of another execution
                    ConditionExpression = "#frozen = :me",
                    ExpressionAttributeNames = new() { ["#frozen"] = Attributes.Frozen },
                    ExpressionAttributeValues = new() { [":me"] = Item.Of(job.Execution) },
                },
                cancellationToken);
        }
    }

    public Task<bool> CloseAsync(MergeJob job, CancellationToken cancellationToken) => _journal.CloseAsync(job, cancellationToken);

    private TransactWriteItem Freeze(MergeJob job, NoteId id) => new()
    {
        Update = new Update
        {
            TableName = table.Name,
            Key = Item.Key(TableKeys.Note(job.Principal.Brain, id), TableKeys.Meta),
            UpdateExpression = "SET #frozen = :me",
            // prevents a merge of a note that does not exist, is merged already, or is held by another execution
            ConditionExpression = "attribute_exists(PK) AND attribute_not_exists(#redirect) AND (attribute_not_exists(#frozen) OR #frozen = :me)",
            ExpressionAttributeNames = new() { ["#frozen"] = Attributes.Frozen, ["#redirect"] = Attributes.Redirect },
            ExpressionAttributeValues = new() { [":me"] = Item.Of(job.Execution) },
        },
    };

    private async Task<List<IReadOnlyList<ItemChange>>> NamesAsync(MergeJob job, CancellationToken cancellationToken)
    {
        var source = await MetaAsync(job, job.Source, cancellationToken) ?? throw new NoteNotFoundException(job.Source);
        var target = await MetaAsync(job, job.Target, cancellationToken) ?? throw new NoteNotFoundException(job.Target);
        var names = NoteNames.Of(NoteItems.ToNote(source)).Concat(source.List(Attributes.Names)).Distinct(StringComparer.Ordinal).ToList();
        var groups = new List<IReadOnlyList<ItemChange>>();
        foreach (var name in names)
        {
            var partition = TableKeys.Name(job.Principal.Brain, name);
            if (await table.GetAsync(partition, job.Source.Value, cancellationToken) is { } carried)
            {
                groups.Add(await table.GetAsync(partition, job.Target.Value, cancellationToken) is null
                    ? [new(carried, null), new(null, new Item(partition, job.Target.Value))]
                    : [new(carried, null)]);
            }
        }

        if (!target.List(Attributes.Absorbed).Contains(job.Source.Value))
        {
            var merged = MergedMeta.Of(target, source, names, clock.GetUtcNow());
            groups.Add([new(target, merged), new(null, Audit(job, job.Target, AuditAction.Merge, target, merged))]);
        }

        return groups;
    }

    private async Task<List<IReadOnlyList<ItemChange>>> TombstoneAsync(MergeJob job, CancellationToken cancellationToken)
    {
        var source = await MetaAsync(job, job.Source, cancellationToken) ?? throw new NoteNotFoundException(job.Source);
        if (source.Has(Attributes.Redirect))
        {
            return [];
        }

        var tombstone = MergedMeta.Tombstone(source, job.Target, clock.GetUtcNow());
        return [[new(source, tombstone), new(null, Audit(job, job.Source, AuditAction.MergeInto, source, tombstone))]];
    }

    private Item Audit(MergeJob job, NoteId note, string action, Item before, Item after) =>
        AuditItems.Of(job.Principal, TableKeys.Note(job.Principal.Brain, note), ids.Next(), action, clock.GetUtcNow(), before, after);

    private Task<Item?> MetaAsync(MergeJob job, NoteId id, CancellationToken cancellationToken) =>
        table.GetAsync(TableKeys.Note(job.Principal.Brain, id), TableKeys.Meta, cancellationToken);
}
