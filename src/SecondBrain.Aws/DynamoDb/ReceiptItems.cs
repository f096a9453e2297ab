using Amazon.DynamoDBv2.Model;
using SecondBrain.Core.Budget;
using SecondBrain.Core.Capture;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Notes;

namespace SecondBrain.Aws.DynamoDb;

internal static class ReceiptItems
{
    private const string At = "at";

    private const string Retries = "retries";

    public static Item ToItem(Receipt receipt)
    {
        var item = new Item(TableKeys.Capture(receipt.Brain, receipt.Id), TableKeys.Receipt)
            .Set(Attributes.Brain, receipt.Brain.Value)
            .Set(Attributes.Capture, receipt.Id.Value)
            .Set(Attributes.Note, receipt.Note.Value)
            .Set(Attributes.State, receipt.State)
            .Set(Attributes.Fingerprint, receipt.Fingerprint)
            .Set(Attributes.Sha256, receipt.Sha256)
            .Set(Attributes.Bytes, receipt.Bytes)
            .Set(Attributes.ContentType, receipt.ContentType)
            .Set(Attributes.Stored, receipt.Stored)
            .Set(Attributes.Attempts, receipt.Attempts)
            .Set(Attributes.Actor, receipt.Actor)
            .Set(Attributes.Session, receipt.Session)
            .Set(Attributes.Version, receipt.Version);
        item.Values[Attributes.Steps] = new AttributeValue { M = [], IsMSet = true };
        return receipt is { IsFinal: true, Searchable: { } searchable, Linked: { } linked }
            ? item.Set(Attributes.Searchable, searchable).Set(Attributes.Linked, linked) // an edit that needs no ingestion
            : item.Indexed(TableKeys.Pending, $"{Item.Format(receipt.Stored)}#{receipt.Brain}#{receipt.Id}");
    }

    public static Receipt ToReceipt(Item item) => new(
        BrainId.Parse(item.Text(Attributes.Brain)),
        CaptureId.Parse(item.Text(Attributes.Capture)),
        NoteId.Parse(item.Text(Attributes.Note)),
        item.Text(Attributes.State),
        item.Text(Attributes.Fingerprint),
        item.Text(Attributes.Sha256),
        item.Int(Attributes.Bytes),
        item.Text(Attributes.ContentType),
        item.Moment(Attributes.Stored),
        item.MomentOrNull(Attributes.Searchable),
        item.MomentOrNull(Attributes.Linked),
        item.Int(Attributes.Attempts),
        item.TextOrNull(Attributes.Execution),
        item.TextOrNull(Attributes.FailedAt),
        item.TextOrNull(Attributes.Error),
        item.Has(Attributes.Chunks) ? item.Int(Attributes.Chunks) : null,
        item.Has(Attributes.LinksFound) ? new ReceiptLinks(item.Int(Attributes.LinksFound), item.Int(Attributes.LinksResolved)) : null,
        item.Has(Attributes.Model) ? new ReceiptModel(item.Text(Attributes.Model), item.Long(Attributes.Tokens), item.Decimal(Attributes.CostUsd)) : null,
        [.. item.Values[Attributes.Steps].M.Select(step => ToStep(step.Key, new Item(step.Value.M))).OrderBy(step => step.At)])
    {
        Version = item.Has(Attributes.Version) ? item.Int(Attributes.Version) : 1,
        BodyVersion = item.Has(Attributes.BodyVersion) ? item.Int(Attributes.BodyVersion) : null,
        Enrichment = item.Values.GetValueOrDefault(Attributes.Enrichment)?.M is { Count: > 0 } enrichment ? ToEnrichment(new Item(enrichment)) : null,
        Deferred = Deferred(item),
        Budget = item.TextOrNull(Attributes.Budget) is { } step ? BudgetSteps.Parse(step) : null,
        Actor = item.TextOrNull(Attributes.Actor),
        Session = item.TextOrNull(Attributes.Session),
    };

    /// <summary>By part.</summary>
    public static IReadOnlyList<ReceiptDeferral> Deferred(Item item) =>
        [.. (item.Values.GetValueOrDefault(Attributes.Deferred)?.M ?? []).Select(pair => new ReceiptDeferral(pair.Key, pair.Value.S)).OrderBy(each => each.Part, StringComparer.Ordinal)];

    public static AttributeValue ToValue(ReceiptEnrichment enrichment)
    {
        var map = new Dictionary<string, AttributeValue>(StringComparer.Ordinal)
        {
            [Attributes.Model] = Item.Of(enrichment.Model),
            [Attributes.InputTokens] = Item.Of(enrichment.InputTokens),
            [Attributes.OutputTokens] = Item.Of(enrichment.OutputTokens),
            [Attributes.CostUsd] = Item.Of(enrichment.CostUsd),
            [Attributes.Proposed] = Item.Of(enrichment.Proposed),
            [Attributes.Dropped] = Item.Of(enrichment.Dropped),
        };
        if (enrichment.Problem is { } problem)
        {
            map[Attributes.Problem] = Item.Of(problem);
        }

        return new AttributeValue { M = map };
    }

    public static AttributeValue ToValue(IEnumerable<ReceiptDeferral> deferred) =>
        new() { M = deferred.ToDictionary(each => each.Part, each => Item.Of(each.Reason), StringComparer.Ordinal) };

    public static AttributeValue ToValue(ReceiptStep step) => new()
    {
        M = new() { [At] = Item.Of(step.At), [Retries] = Item.Of(step.Retries) },
    };

    private static ReceiptEnrichment ToEnrichment(Item item) => new(
        item.Text(Attributes.Model),
        item.Long(Attributes.InputTokens),
        item.Long(Attributes.OutputTokens),
        item.Decimal(Attributes.CostUsd),
        item.Int(Attributes.Proposed),
        item.Int(Attributes.Dropped),
        item.TextOrNull(Attributes.Problem));

    private static ReceiptStep ToStep(string name, Item step) => new(name, step.Moment(At), step.Int(Retries));
}
