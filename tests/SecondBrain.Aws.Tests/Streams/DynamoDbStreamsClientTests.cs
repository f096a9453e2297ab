using System.Text.Json.Nodes;
using SecondBrain.Aws.Signing;
using SecondBrain.Aws.Streams;
using SecondBrain.Aws.Tests.Loopback;
using SecondBrain.Testing.Engine;

namespace SecondBrain.Aws.Tests.Streams;

public sealed class DynamoDbStreamsClientTests(DynamoDbLocalFixture dynamoDb) : IClassFixture<DynamoDbLocalFixture>
{
    private readonly string _table = DynamoDbLocalFixture.NewTableName("streams");

    [Fact]
    public async Task Every_write_is_read_once_in_its_order_over_pages_and_after_a_restart()
    {
        var options = Clients.Options(dynamoDb.Endpoint);
        var dynamo = new AwsJsonClient(Clients.Http, AwsJsonService.DynamoDb, options);
        var streams = new DynamoDbStreamsClient(Clients.Http, options);
        var arn = await CreateTableAsync(dynamo);
        for (var i = 0; i < 5; i++)
            await PutAsync(dynamo, $"note-{i}");

        var description = await streams.DescribeStreamAsync(arn);
        var shard = description.Shards.ShouldHaveSingleItem();
        var first = await streams.GetRecordsAsync(await streams.GetShardIteratorAsync(arn, shard.Id, ShardPosition.TrimHorizon), limit: 3);
        var rest = await streams.GetRecordsAsync(first.NextIterator!);
        var empty = await streams.GetRecordsAsync(rest.NextIterator!);
        var afterThird = await streams.GetShardIteratorAsync(arn, shard.Id, ShardPosition.AfterSequenceNumber, (string?)first.Records[2]["dynamodb"]!["SequenceNumber"]);
        var again = await streams.GetRecordsAsync(afterThird);

        description.Status.ShouldBe("ENABLED");
        Keys(first).ShouldBe(["note-0", "note-1", "note-2"]);
        Keys(rest).ShouldBe(["note-3", "note-4"]);
        empty.Records.ShouldBeEmpty();
        Keys(again).ShouldBe(["note-3", "note-4"]);
        ((string?)first.Records[0]["eventName"]).ShouldBe("INSERT");
        ((string?)first.Records[0]["dynamodb"]!["NewImage"]!["title"]!["S"]).ShouldBe("ñandú");
    }

    [Fact]
    public async Task A_condition_that_does_not_hold_is_refused_by_name()
    {
        var dynamo = new AwsJsonClient(Clients.Http, AwsJsonService.DynamoDb, Clients.Options(dynamoDb.Endpoint));
        await CreateTableAsync(dynamo);
        await PutAsync(dynamo, "note");

        var error = await Should.ThrowAsync<AwsServiceException>(() => PutAsync(dynamo, "note"));

        error.Code.ShouldBe("ConditionalCheckFailedException");
    }

    private static IEnumerable<string> Keys(StreamRecords records) => records.Records.Select(record => (string)record["dynamodb"]!["Keys"]!["PK"]!["S"]!);

    private Task<JsonNode> PutAsync(AwsJsonClient dynamo, string key) => dynamo.CallAsync("DynamoDB_20120810.PutItem", JsonNode.Parse($$$"""
        {"TableName": "{{{_table}}}", "Item": {"PK": {"S": "{{{key}}}"}, "title": {"S": "ñandú"}}, "ConditionExpression": "attribute_not_exists(PK)"}
        """)!);

    private async Task<string> CreateTableAsync(AwsJsonClient dynamo)
    {
        var answer = await dynamo.CallAsync("DynamoDB_20120810.CreateTable", JsonNode.Parse($$$"""
            {"TableName": "{{{_table}}}", "BillingMode": "PAY_PER_REQUEST",
             "AttributeDefinitions": [{"AttributeName": "PK", "AttributeType": "S"}], "KeySchema": [{"AttributeName": "PK", "KeyType": "HASH"}],
             "StreamSpecification": {"StreamEnabled": true, "StreamViewType": "NEW_AND_OLD_IMAGES"}}
            """)!);
        return (string)answer["TableDescription"]!["LatestStreamArn"]!;
    }
}
