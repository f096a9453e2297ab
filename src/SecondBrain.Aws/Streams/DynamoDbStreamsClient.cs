using System.Text.Json.Nodes;
using SecondBrain.Aws.Signing;

namespace SecondBrain.Aws.Streams;

/// <summary>Reads a table's change stream. Safe for concurrent use.</summary>
/// <remarks>Errors are <see cref="AwsServiceException"/>: <c>ExpiredIteratorException</c> and <c>TrimmedDataAccessException</c> ask for a new iterator.</remarks>
public sealed class DynamoDbStreamsClient(HttpClient http, AwsClientOptions options)
{
    /// <summary>The most records that one <see cref="GetRecordsAsync"/> returns.</summary>
    public const int MaxRecords = 1000;

    private const string Target = "DynamoDBStreams_20120810.";

    private readonly AwsJsonClient _client = new(http, AwsJsonService.DynamoDbStreams, options);

    /// <summary>The stream with all its shards, over as many pages as it takes.</summary>
    public async Task<StreamDescription> DescribeStreamAsync(string streamArn, CancellationToken cancellationToken = default)
    {
        var shards = new List<StreamShard>();
        var request = new JsonObject { ["StreamArn"] = streamArn };
        while (true)
        {
            var answer = await _client.CallAsync(Target + "DescribeStream", request, cancellationToken);
            var description = answer["StreamDescription"]!;
            shards.AddRange((description["Shards"] as JsonArray ?? []).Select(shard => Shard(shard!)));
            if ((string?)description["LastEvaluatedShardId"] is not { } last)
                return new StreamDescription(streamArn, (string)description["StreamStatus"]!, shards);

            request["ExclusiveStartShardId"] = last;
        }
    }

    /// <param name="sequenceNumber">Needed by, and only by, <see cref="ShardPosition.AtSequenceNumber"/> and <see cref="ShardPosition.AfterSequenceNumber"/>.</param>
    /// <returns>An iterator, good for 15 minutes.</returns>
    public async Task<string> GetShardIteratorAsync(
        string streamArn, string shardId, ShardPosition position, string? sequenceNumber = null, CancellationToken cancellationToken = default)
    {
        var request = new JsonObject { ["StreamArn"] = streamArn, ["ShardId"] = shardId, ["ShardIteratorType"] = WireName(position) };
        if (sequenceNumber is not null)
            request["SequenceNumber"] = sequenceNumber;

        var answer = await _client.CallAsync(Target + "GetShardIterator", request, cancellationToken);
        return (string)answer["ShardIterator"]!;
    }

    /// <summary>The next records of a shard, which may be none although more come later.</summary>
    public async Task<StreamRecords> GetRecordsAsync(string iterator, int limit = MaxRecords, CancellationToken cancellationToken = default)
    {
        var request = new JsonObject { ["ShardIterator"] = iterator, ["Limit"] = limit };
        var answer = await _client.CallAsync(Target + "GetRecords", request, cancellationToken);
        JsonObject[] records = [.. (answer["Records"] as JsonArray ?? []).Select(record => record!.AsObject())];
        return new StreamRecords(records, (string?)answer["NextShardIterator"]);
    }

    private static StreamShard Shard(JsonNode shard) => new(
        (string)shard["ShardId"]!,
        (string?)shard["ParentShardId"],
        (string?)shard["SequenceNumberRange"]?["StartingSequenceNumber"],
        (string?)shard["SequenceNumberRange"]?["EndingSequenceNumber"]);

    private static string WireName(ShardPosition position) => position switch
    {
        ShardPosition.TrimHorizon => "TRIM_HORIZON",
        ShardPosition.Latest => "LATEST",
        ShardPosition.AtSequenceNumber => "AT_SEQUENCE_NUMBER",
        ShardPosition.AfterSequenceNumber => "AFTER_SEQUENCE_NUMBER",
        _ => throw new ArgumentOutOfRangeException(nameof(position)),
    };
}
