using Amazon.DynamoDBv2.Model;
using SecondBrain.Core.Digest;
using SecondBrain.Core.Identity;

namespace SecondBrain.Aws.DynamoDb;

internal sealed class DynamoDigestStore(BrainTable table) : IDigestStore
{
    /// <summary>Longer than the longest silence: what was shown and is shown no more is forgotten some day.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromDays(400);

    public async Task<IReadOnlyDictionary<string, Shown>> ShownAsync(BrainId brain, string kind, CancellationToken cancellationToken)
    {
        var shown = new Dictionary<string, Shown>(StringComparer.Ordinal);
        await foreach (var item in table.QueryAsync(Queries.Prefix(TableKeys.ShownIn(brain), TableKeys.Shown(kind, "")), cancellationToken))
        {
            shown[item.Text(Attributes.Subject)] = new Shown(item.Int(Attributes.Times), DigestItems.Date(item.Text(Attributes.Last)));
        }

        return shown;
    }

    public async Task<DailyDigest> StoreAsync(DailyDigest digest, CancellationToken cancellationToken)
    {
        TransactWriteItem[] writes =
        [
            // prevents a second digest of one day, and with it that its findings count as shown twice
            table.Put(DigestItems.ToItem(digest), condition: "attribute_not_exists(PK)"),
            .. digest.Findings.Select(finding => Remember(digest, finding)),
        ];
        return await table.TransactAsync(writes, cancellationToken)
            ? digest
            : await FindAsync(digest.Brain, digest.Date, cancellationToken) ?? throw new InvalidDataException("The digest of this day was there a moment ago.");
    }

    public async Task<DailyDigest?> FindAsync(BrainId brain, DateOnly date, CancellationToken cancellationToken) =>
        await table.GetAsync(TableKeys.Digests(brain), TableKeys.Digest(date), cancellationToken) is { } item ? DigestItems.ToDigest(item) : null;

    public async Task<DailyDigest?> LatestAsync(BrainId brain, CancellationToken cancellationToken)
    {
        var request = Queries.Partition(TableKeys.Digests(brain));
        request.ScanIndexForward = false; // dates sort by time
        request.Limit = 1;
        var (items, _) = await table.QueryPageAsync(request, cancellationToken);
        return items.Count > 0 ? DigestItems.ToDigest(items[0]) : null;
    }

    private TransactWriteItem Remember(DailyDigest digest, Finding finding) => new()
    {
        Update = new Update
        {
            TableName = table.Name,
            Key = Item.Key(TableKeys.ShownIn(digest.Brain), TableKeys.Shown(finding.Kind, finding.Subject)),
            UpdateExpression = "SET #last = :last, #kind = :kind, #subject = :subject, #notes = :notes, #ttl = :ttl, #schema = :schema ADD #times :one",
            ExpressionAttributeNames = new()
            {
                ["#last"] = Attributes.Last,
                ["#kind"] = Attributes.Kind,
                ["#subject"] = Attributes.Subject,
                ["#notes"] = Attributes.Notes,
                ["#ttl"] = Attributes.Ttl,
                ["#schema"] = Attributes.Schema,
                ["#times"] = Attributes.Times,
            },
            ExpressionAttributeValues = new()
            {
                [":last"] = Item.Of(TableKeys.Digest(digest.Date)),
                [":kind"] = Item.Of(finding.Kind),
                [":subject"] = Item.Of(finding.Subject),
                [":notes"] = Item.Of(finding.Notes.Select(note => note.Value)),
                [":ttl"] = Item.Of((digest.CreatedAt + Memory).ToUnixTimeSeconds()),
                [":schema"] = Item.Of(Item.CurrentSchema),
                [":one"] = Item.Of(1),
            },
        },
    };
}
