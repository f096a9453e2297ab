using System.Collections.Concurrent;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace SecondBrain.Aws.DynamoDb;

/// <summary>
/// Remembers that a session began: one small item a session, written before its first audit entry and once a process, so that writers of one
/// session do not meet in an item. How much was written and when it ended is read from the entries.
/// </summary>
internal sealed class SessionRegister(IAmazonDynamoDB client, string table)
{
    /// <summary>Sessions kept in memory; after that a few are written again, which changes nothing.</summary>
    private const int MaxKnown = 10_000;

    private readonly ConcurrentDictionary<string, bool> _known = new(StringComparer.Ordinal);

    public async Task AddAsync(IReadOnlyList<TransactWriteItem> writes, CancellationToken cancellationToken)
    {
        foreach (var write in writes)
        {
            if (write.Put?.Item is { } values && AuditItems.SessionItemOf(new Item(values)) is { } session && !_known.ContainsKey(session.Text(Attributes.PK)))
            {
                await PutAsync(session, cancellationToken);
            }
        }
    }

    private async Task PutAsync(Item session, CancellationToken cancellationToken)
    {
        try
        {
            // prevents that a later process takes the session's beginning for its own
            await client.PutItemAsync(new PutItemRequest { TableName = table, Item = session.Values, ConditionExpression = "attribute_not_exists(PK)" }, cancellationToken);
        }
        catch (ConditionalCheckFailedException)
        {
            // it began before
        }

        if (_known.Count >= MaxKnown)
        {
            _known.Clear();
        }

        _known[session.Text(Attributes.PK)] = true;
    }
}
