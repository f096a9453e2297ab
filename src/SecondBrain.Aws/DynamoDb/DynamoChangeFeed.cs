using System.Runtime.CompilerServices;
using SecondBrain.Core.Changes;
using SecondBrain.Core.Identity;

namespace SecondBrain.Aws.DynamoDb;

internal sealed class DynamoChangeFeed(BrainTable table) : IChangeFeed
{
    public async IAsyncEnumerable<Change> ReadAsync(BrainId brain, string after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var item in table.QueryAsync(Queries.After(TableKeys.Changes(brain), after), cancellationToken))
        {
            yield return ChangeItems.ToChange(item);
        }
    }

    public async IAsyncEnumerable<Change> ReadBackAsync(BrainId brain, string after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = Queries.After(TableKeys.Changes(brain), after);
        request.ScanIndexForward = false;
        await foreach (var item in table.QueryAsync(request, cancellationToken))
        {
            yield return ChangeItems.ToChange(item);
        }
    }
}
