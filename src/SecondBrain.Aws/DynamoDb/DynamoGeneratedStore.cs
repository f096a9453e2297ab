using Amazon.DynamoDBv2.Model;
using SecondBrain.Core.Enrichment;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Notes;

namespace SecondBrain.Aws.DynamoDb;

internal sealed class DynamoGeneratedStore(BrainTable table) : IGeneratedStore
{
    public async Task<IReadOnlyList<GeneratedItem>> FindAsync(BrainId brain, NoteId note, CancellationToken cancellationToken)
    {
        var found = new List<GeneratedItem>();
        await foreach (var item in table.QueryAsync(Queries.Prefix(TableKeys.Note(brain, note), TableKeys.GeneratedPrefix), cancellationToken))
        {
            found.Add(GeneratedItems.ToGenerated(item));
        }

        return found;
    }

    public async Task WriteAsync(BrainId brain, NoteId note, IReadOnlyList<GeneratedItem> items, CancellationToken cancellationToken)
    {
        var version = items.Max(item => item.Version);
        var outdated = version == 1 ? [] : (await FindAsync(brain, note, cancellationToken)).Where(made => made.Version < version && !items.Any(item => item.Kind == made.Kind));
        var exists = new TransactWriteItem
        {
            ConditionCheck = new ConditionCheck
            {
                TableName = table.Name,
                Key = Item.Key(TableKeys.Note(brain, note), TableKeys.Meta),
                // prevents generated items without their note, when it is erased meanwhile
                ConditionExpression = "attribute_exists(PK)",
            },
        };
        await table.TransactAsync(
            [
                exists,
                .. items.Select(item => table.Put(GeneratedItems.ToItem(brain, note, item))),
                .. outdated.Select(made => table.Delete(TableKeys.Note(brain, note), TableKeys.Generated(made.Kind))),
            ],
            cancellationToken);
    }
}
