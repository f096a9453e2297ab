using System.Text.Json.Nodes;
using SecondBrain.Aws.Signing;
using SecondBrain.Aws.Streams;

namespace SecondBrain.Local.Pipes;

/// <summary>Reads one shard from where its pipe left off and remembers what is under way, so that the checkpoint only passes what is done.</summary>
internal sealed class ShardReader(DynamoDbStreamsClient streams, string streamArn, StreamShard shard, PipeCheckpoint checkpoint)
{
    private readonly Queue<(Task Done, string Sequence)> _underWay = new();
    private string? _iterator;
    private string? _lastTracked;

    public StreamShard Shard => shard;

    /// <summary>A closed shard that was read to its end; its children may be read then.</summary>
    public bool IsFinished { get; private set; }

    public int UnderWay => _underWay.Count;

    /// <param name="fromNow">Skips what is already in the shard, unless a checkpoint says where to go on.</param>
    public async Task OpenAsync(bool fromNow, CancellationToken cancellationToken)
    {
        var place = _lastTracked ?? checkpoint.Of(shard.Id);
        if (place == PipeCheckpoint.End)
        {
            IsFinished = true;
            return;
        }

        if (place is not null && await TryAsync(place, cancellationToken) is { } iterator)
            _iterator = iterator;
        else
            _iterator = await streams.GetShardIteratorAsync(streamArn, shard.Id, fromNow && place is null ? ShardPosition.Latest : ShardPosition.TrimHorizon, cancellationToken: cancellationToken);
    }

    /// <summary>The next records; an iterator that got too old is replaced.</summary>
    public async Task<IReadOnlyList<JsonObject>> ReadAsync(CancellationToken cancellationToken)
    {
        if (_iterator is null)
            await OpenAsync(fromNow: false, cancellationToken);
        if (IsFinished)
            return [];
        try
        {
            var page = await streams.GetRecordsAsync(_iterator!, cancellationToken: cancellationToken);
            _iterator = page.NextIterator;
            IsFinished = _iterator is null;
            return page.Records;
        }
        catch (AwsServiceException e) when (IsStale(e))
        {
            _iterator = null;
            return [];
        }
    }

    /// <summary>Notes that everything up to a record is done when a task is.</summary>
    public void Track(Task done, string sequence)
    {
        _underWay.Enqueue((done, sequence));
        _lastTracked = sequence;
    }

    /// <summary>Goes back to the last record that was tracked: what was read after it is read again.</summary>
    public void Rewind() => (_iterator, IsFinished) = (null, false);

    /// <summary>Moves the checkpoint past what is done, in order.</summary>
    public void Advance()
    {
        string? done = null;
        while (_underWay.TryPeek(out var oldest) && oldest.Done.IsCompleted)
        {
            done = _underWay.Dequeue().Sequence;
        }

        if (done is not null)
            checkpoint.Advance(shard.Id, done);
        if (IsFinished && _underWay.Count == 0 && checkpoint.Of(shard.Id) != PipeCheckpoint.End)
            checkpoint.Advance(shard.Id, PipeCheckpoint.End);
    }

    /// <summary>Waits until fewer than <paramref name="limit"/> batches are under way.</summary>
    public async Task WaitForRoomAsync(int limit, CancellationToken cancellationToken)
    {
        while (_underWay.Count >= limit)
        {
            await _underWay.Peek().Done.WaitAsync(cancellationToken);
            Advance();
        }
    }

    public static string SequenceOf(JsonObject record) => (string)record["dynamodb"]!["SequenceNumber"]!;

    // An engine that was started anew may not know the sequence number any more.
    private async Task<string?> TryAsync(string sequence, CancellationToken cancellationToken)
    {
        try
        {
            return await streams.GetShardIteratorAsync(streamArn, shard.Id, ShardPosition.AfterSequenceNumber, sequence, cancellationToken);
        }
        catch (AwsServiceException e) when (IsStale(e) || e.Code is "ValidationException")
        {
            _lastTracked = null;
            checkpoint.Forget(shard.Id);
            return null;
        }
    }

    private static bool IsStale(AwsServiceException e) => e.Code is "ExpiredIteratorException" or "TrimmedDataAccessException";
}
