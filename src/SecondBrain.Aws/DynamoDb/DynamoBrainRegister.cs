using System.Collections.Concurrent;
using SecondBrain.Core.Brains;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Paging;

namespace SecondBrain.Aws.DynamoDb;

internal sealed class DynamoBrainRegister(BrainTable table) : IBrainRegister
{
    private readonly ConcurrentDictionary<BrainId, bool> _written = new();

    public async Task AddAsync(BrainId brain, CancellationToken cancellationToken)
    {
        if (_written.ContainsKey(brain))
        {
            return;
        }

        // the same item each time: writing it again changes nothing
        await table.PutAllAsync([new Item(TableKeys.Brains, brain.Value).Set(Attributes.Brain, brain.Value)], cancellationToken);
        _written[brain] = true;
    }

    public async Task<Page<BrainId>> ListAsync(PageRequest page, CancellationToken cancellationToken)
    {
        var request = Queries.Partition(TableKeys.Brains);
        request.Limit = page.Limit;
        request.ExclusiveStartKey = Cursor.Decode(page.Cursor, Attributes.PK, TableKeys.Brains);
        var (items, next) = await table.QueryPageAsync(request, cancellationToken);
        return new Page<BrainId>([.. items.Select(item => BrainId.Parse(item.Text(Attributes.Brain)))], Cursor.Encode(next));
    }
}
