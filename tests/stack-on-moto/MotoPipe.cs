using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using SecondBrain.Aws.Streams;
using SecondBrain.Local.Pipes;
using SecondBrain.Local.Template;

namespace SecondBrain.StackOnMoto;

/// <summary>Stands in for EventBridge Pipes, which moto does not run: reads moto's stream, filters as the template says, starts an execution a record.</summary>
internal sealed class MotoPipe(PipeResource pipe, IAmazonDynamoDB database, string table, DynamoDbStreamsClient streams, StateMachines machines)
{
    private const string Target = "IngestNoteStateMachine";

    private readonly EventPattern[] _patterns = [.. pipe.Patterns.Select(EventPattern.Parse)];
    private readonly Dictionary<string, string> _last = [];

    /// <summary>Delivers what is new.</summary>
    public async Task PumpAsync()
    {
        var arn = (await database.DescribeTableAsync(table)).Table.LatestStreamArn;
        foreach (var shard in (await streams.DescribeStreamAsync(arn)).Shards)
        {
            // a new iterator every time: a transaction that moto rolls back leaves older ones at a copy of the table
            var iterator = _last.TryGetValue(shard.Id, out var last)
                ? await streams.GetShardIteratorAsync(arn, shard.Id, ShardPosition.AfterSequenceNumber, last)
                : await streams.GetShardIteratorAsync(arn, shard.Id, ShardPosition.TrimHorizon);
            foreach (var record in (await streams.GetRecordsAsync(iterator)).Records)
            {
                _last[shard.Id] = (string)record["dynamodb"]!["SequenceNumber"]!;
                await DeliverAsync(record);
            }
        }
    }

    private async Task DeliverAsync(JsonObject record)
    {
        using var document = JsonDocument.Parse(record.ToJsonString());
        if (_patterns.Any(pattern => pattern.Matches(document.RootElement)))
            await machines.StartAsync(Target, new JsonArray(record.DeepClone()));
    }
}
