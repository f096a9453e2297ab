using System.Runtime.CompilerServices;
using Amazon.DynamoDBv2.Model;
using SecondBrain.Core.Access;
using SecondBrain.Core.Audit;
using SecondBrain.Core.Budget;
using SecondBrain.Core.Capture;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Paging;

namespace SecondBrain.Aws.DynamoDb;

internal sealed class DynamoCaptureStore(BrainTable table, IdSource ids, TimeProvider clock) : ICaptureStore
{
    private readonly ServedChunks _chunks = new(table);

    public async Task<Receipt?> CreateAsync(NewCapture capture, CancellationToken cancellationToken)
    {
        var note = capture.Note;
        var partition = TableKeys.Note(note.Brain, note.Id);
        var meta = NoteItems.ToItem(note);
        TransactWriteItem[] writes =
        [
            // prevents a second note for the same capture, however many clients send it at once
            table.Put(ReceiptItems.ToItem(capture.Receipt), condition: "attribute_not_exists(PK)"),
            table.Put(meta),
            .. OriginalParts.ToItems(partition, capture.Original, TableKeys.Original).Select(part => table.Put(part)),
            .. capture.Clip is { } clip ? OriginalParts.ToItems(partition, clip, part => TableKeys.Body(note.Version, part)).Select(part => table.Put(part)) : [],
            .. capture.Names.Select(name => table.Put(new Item(TableKeys.Name(note.Brain, name), note.Id.Value))),
            table.Put(AuditItems.Of(capture.Principal, partition, ids.Next(), AuditAction.Capture, note.CreatedAt, before: null, after: meta)),
        ];
        while (!await table.TransactAsync(writes, cancellationToken))
        {
            if (await FindAsync(note.Brain, capture.Receipt.Id, cancellationToken) is { } existing)
            {
                return existing;
            }
        }

        return null;
    }

    public async Task<Receipt?> FindAsync(BrainId brain, CaptureId id, CancellationToken cancellationToken) =>
        await table.GetAsync(TableKeys.Capture(brain, id), TableKeys.Receipt, cancellationToken) is { } item ? ReceiptItems.ToReceipt(item) : null;

    public Task<bool> ClaimAsync(BrainId brain, CaptureId id, string execution, DateTimeOffset expired, ReceiptStep step, CancellationToken cancellationToken) =>
        table.UpdateAsync(
            new ReceiptUpdate(brain, id)
                .Set(Attributes.State, Item.Of(CaptureState.Ingesting))
                .Set(Attributes.Execution, Item.Of(execution))
                .Set(Attributes.ClaimedAt, Item.Of(step.At))
                .Step(step)
                .Remove(Attributes.FailedAt, Attributes.Error, Attributes.Cause)
                // prevents two executions of one capture, unless the first is this one again or cannot be alive any more
                .When(
                    "#state = :captured OR (#state = :ingesting AND (#execution = :me OR claimedAt < :expired))",
                    (":captured", Item.Of(CaptureState.Captured)),
                    (":ingesting", Item.Of(CaptureState.Ingesting)),
                    (":me", Item.Of(execution)),
                    (":expired", Item.Of(expired)))
                .Build(),
            cancellationToken);

    public async Task RecordAsync(BrainId brain, CaptureId id, ReceiptStep step, ReceiptProgress progress, CancellationToken cancellationToken)
    {
        var update = new ReceiptUpdate(brain, id).Step(step);
        if (progress.Chunks is { } chunks)
        {
            update.Set(Attributes.Chunks, Item.Of(chunks));
        }

        if (progress.BodyVersion is { } body)
        {
            update.Set(Attributes.BodyVersion, Item.Of(body));
        }

        if (progress.Links is { } links)
        {
            update.Set(Attributes.LinksFound, Item.Of(links.Found)).Set(Attributes.LinksResolved, Item.Of(links.Resolved));
        }

        if (progress.Linked is { } linked)
        {
            update.SetOnce(Attributes.Linked, Item.Of(linked));
        }

        if (progress.Enrichment is { } enrichment)
        {
            update.Set(Attributes.Enrichment, ReceiptItems.ToValue(enrichment));
        }

        if (progress.Budget is { } paid)
        {
            update.Set(Attributes.Budget, Item.Of(paid.Name()));
        }

        if (progress.Model is { } model)
        {
            // first: whoever reads that it is completed reads what it cost
            await RecordModelAsync(brain, id, model, cancellationToken);
        }

        await table.UpdateAsync(Close(update, progress).Build(), cancellationToken);
    }

    public async Task PublishAsync(BrainId brain, CaptureId id, ReceiptStep step, CancellationToken cancellationToken)
    {
        if (await FindAsync(brain, id, cancellationToken) is not { } receipt)
        {
            return;
        }

        var body = receipt.BodyVersion ?? 1;
        await _chunks.ServeAsync(brain, receipt.Note, body, cancellationToken); // first: whoever reads the change reads the new text
        var change = ids.Next();
        var update = new ReceiptUpdate(brain, id)
            .SetOnce(Attributes.Searchable, Item.Of(step.At))
            .Set(Attributes.PublishedAttempt, Item.Of(receipt.Attempts))
            .Step(step)
            // prevents a second change for one attempt: a note that is embedded later is announced again
            .When(
                "attribute_exists(PK) AND (attribute_not_exists(publishedAttempt) OR publishedAttempt < :attempts)",
                (":attempts", Item.Of(receipt.Attempts)))
            .BuildTransactional(table.Name);
        await table.TransactAsync([table.Put(Announcement(receipt, change)), update], cancellationToken);
        await _chunks.DropAsync(brain, receipt.Note, body, cancellationToken);
    }

    // whoever looks at what is new is told once of a capture, and not each time that its note is embedded again
    private Item Announcement(Receipt receipt, string change) => receipt is { Actor: { } actor, Searchable: null }
        ? ChangeItems.Of(new Principal(receipt.Brain, actor, ActorKind.Human, receipt.Session, new HashSet<string>()), receipt.Note, change, clock.GetUtcNow(), AuditAction.Capture)
        : ChangeItems.Of(receipt.Brain, receipt.Note, change, clock.GetUtcNow());

    public Task<bool> RedriveAsync(BrainId brain, CaptureId id, bool force, CancellationToken cancellationToken)
    {
        var update = new ReceiptUpdate(brain, id)
            .Set(Attributes.State, Item.Of(CaptureState.Captured))
            .Set(Attributes.IndexPK, Item.Of(TableKeys.Pending))
            .Add(Attributes.Attempts, 1) // a write that changes nothing would not reach the stream
            .Remove(Attributes.FailedAt, Attributes.Error, Attributes.Cause, Attributes.Deferred);
        return table.UpdateAsync(
            (force
                // prevents a completed capture from being taken up again
                // and an erased one from coming back
                ? update.When("attribute_exists(PK) AND #state <> :completed AND #state <> :erased", (":completed", Item.Of(CaptureState.Completed)), (":erased", Item.Of(CaptureState.Erased)))
                // prevents a second execution of a capture that is being ingested
                : update.When("#state IN (:failed, :deferred)", (":failed", Item.Of(CaptureState.Failed)), (":deferred", Item.Of(CaptureState.Deferred)))).Build(),
            cancellationToken);
    }

    public async IAsyncEnumerable<(BrainId Brain, CaptureId Id)> PendingAsync(DateTimeOffset storedBefore, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = Queries.Index(TableKeys.Pending);
        request.KeyConditionExpression += " AND GSI1SK < :before";
        request.ExpressionAttributeValues[":before"] = Item.Of(Item.Format(storedBefore));
        await foreach (var item in table.QueryAsync(request, cancellationToken))
        {
            if (item.Text(Attributes.State) is not CaptureState.Failed)
            {
                yield return (BrainId.Parse(item.Text(Attributes.Brain)), CaptureId.Parse(item.Text(Attributes.Capture)));
            }
        }
    }

    public async Task<Page<DeferredCapture>> DeferredAsync(IReadOnlyCollection<string> parts, int maxAttempts, PageRequest page, CancellationToken cancellationToken)
    {
        var request = Queries.Index(TableKeys.Deferred);
        request.FilterExpression = "#state = :deferred"; // breakers that are not closed wait there too
        request.ExpressionAttributeNames = new() { ["#state"] = Attributes.State };
        request.ExpressionAttributeValues[":deferred"] = Item.Of(CaptureState.Deferred);
        request.Limit = page.Limit;
        request.ExclusiveStartKey = Cursor.Decode(page.Cursor, Attributes.IndexPK, TableKeys.Deferred);
        var (items, next) = await table.QueryPageAsync(request, cancellationToken);
        var ready = items.Where(item => item.Int(Attributes.Attempts) < maxAttempts && ReceiptItems.Deferred(item).All(each => parts.Contains(each.Part)));
        return new Page<DeferredCapture>([.. ready.Select(ToDeferred)], Cursor.Encode(next));
    }

    public async Task<int> CountDeferredAsync(BrainId brain, string reason, int atMost, CancellationToken cancellationToken)
    {
        var request = Queries.Index(TableKeys.Deferred);
        request.FilterExpression = "#brain = :brain";
        request.ExpressionAttributeNames = new(request.ExpressionAttributeNames ?? []) { ["#brain"] = Attributes.Brain };
        request.ExpressionAttributeValues[":brain"] = Item.Of(brain.Value);
        var found = 0;
        await foreach (var item in table.QueryAsync(request, cancellationToken))
        {
            found += ReceiptItems.Deferred(item).Any(each => each.Reason == reason) ? 1 : 0;
            if (found == atMost)
            {
                break;
            }
        }

        return found;
    }

    private static DeferredCapture ToDeferred(Item item) => new(
        item.Text(Attributes.PK), item.Text(Attributes.SK), BrainId.Parse(item.Text(Attributes.Brain)), ReceiptItems.Deferred(item).Any(each => each.Reason == ReceiptDeferral.Budget));

    private static ReceiptUpdate Close(ReceiptUpdate update, ReceiptProgress progress)
    {
        // prevents a receipt without its capture, and one of an erased note that tells of it again
        const string exists = "attribute_exists(PK) AND #state <> :erased";
        var erased = (":erased", Item.Of(CaptureState.Erased));
        if (!progress.Completed)
        {
            return update.Asking(Attributes.State).When(exists, erased);
        }

        return progress.Deferred.Count == 0
            ? update.Set(Attributes.State, Item.Of(CaptureState.Completed)).Remove(Attributes.IndexPK, Attributes.IndexSK, Attributes.Deferred).When(exists, erased)
            : update
                .Set(Attributes.State, Item.Of(CaptureState.Deferred))
                .Set(Attributes.Deferred, ReceiptItems.ToValue(progress.Deferred))
                .Set(Attributes.IndexPK, Item.Of(TableKeys.Deferred))
                // prevents a late execution from taking back what another one has completed
                .When($"{exists} AND #state <> :completed", erased, (":completed", Item.Of(CaptureState.Completed)));
    }

    /// <summary>An execution that found all chunks embedded used no tokens: the receipt keeps what the first one used.</summary>
    private Task<bool> RecordModelAsync(BrainId brain, CaptureId id, ReceiptModel model, CancellationToken cancellationToken) =>
        table.UpdateAsync(
            new ReceiptUpdate(brain, id)
                .Set(Attributes.Model, Item.Of(model.Id))
                .Set(Attributes.Tokens, Item.Of(model.Tokens))
                .Set(Attributes.CostUsd, Item.Of(model.CostUsd))
                .Asking(Attributes.State)
                // prevents a repeated step from taking back what the first one used, and an erased receipt from telling more
                .When(
                    "attribute_exists(PK) AND #state <> :erased AND (attribute_not_exists(#tokens) OR #tokens < :more)",
                    (":more", Item.Of(model.Tokens)),
                    (":erased", Item.Of(CaptureState.Erased)))
                .Build(),
            cancellationToken);
}
