using System.Security.Cryptography;
using SecondBrain.Core.Reviews;

namespace SecondBrain.Aws.DynamoDb;

/// <summary>The key lies in the table, which is encrypted at rest, and is kept in memory once it was read.</summary>
internal sealed class DynamoReviewKeyStore(BrainTable table) : IReviewKeyStore
{
    private const int Length = 32;
    private byte[]? _key;

    public async Task<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancellationToken) => _key ??= await FindAsync(cancellationToken) ?? await MakeAsync(cancellationToken);

    private async Task<byte[]?> FindAsync(CancellationToken cancellationToken) =>
        (await table.GetAsync(TableKeys.Secrets, TableKeys.ReviewLinks, cancellationToken))?.Bytes(Attributes.Content);

    private async Task<byte[]> MakeAsync(CancellationToken cancellationToken)
    {
        var key = RandomNumberGenerator.GetBytes(Length);
        var item = new Item(TableKeys.Secrets, TableKeys.ReviewLinks).Set(Attributes.Content, key);
        // prevents two keys when two processes ask first
        return await table.TransactAsync([table.Put(item, "attribute_not_exists(PK)")], cancellationToken) ? key : (await FindAsync(cancellationToken))!;
    }
}
