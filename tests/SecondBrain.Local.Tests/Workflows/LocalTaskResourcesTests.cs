using System.Text.Json.Nodes;
using SecondBrain.Local.Hosting;
using SecondBrain.Local.Tests.Hosting;
using SecondBrain.StatesLanguage.Execution;
using SecondBrain.Testing.Engine;

namespace SecondBrain.Local.Tests.Workflows;

/// <summary>Each kind of task, run by the interpreter from a definition in a template.</summary>
public sealed class LocalTaskResourcesTests(DynamoDbLocalFixture engine) : IClassFixture<DynamoDbLocalFixture>
{
    private readonly string _table = DynamoDbLocalFixture.NewTableName("items");

    [Fact]
    public async Task A_function_ARN_gives_the_functions_answer() =>
        (await RunAsync("${MarkArn}", """{"id":"x"}""")).Output!.ToJsonString().ShouldBe("""{"marked":"x"}""");

    [Fact]
    public async Task Lambda_invoke_wraps_the_answer_in_Payload() =>
        (await RunAsync("arn:aws:states:::lambda:invoke", """{"FunctionName":"${MarkArn}","Payload":{"id":"x"}}""")).Output!.ToJsonString()
            .ShouldBe("""{"ExecutedVersion":"$LATEST","Payload":{"marked":"x"},"StatusCode":200}""");

    [Fact]
    public async Task A_function_error_has_the_exceptions_class_name_and_Lambdas_JSON()
    {
        var result = await RunAsync("${FailArn}", "{}");

        result.Error.ShouldBe("NoteLostException");
        var cause = JsonNode.Parse(result.Cause!)!;
        ((string)cause["errorType"]!).ShouldBe("NoteLostException");
        ((string)cause["errorMessage"]!).ShouldBe("it is gone");
    }

    [Fact]
    public async Task An_embedding_has_the_shape_of_Titans()
    {
        var output = (await RunAsync("arn:aws:states:::bedrock:invokeModel", """{"ModelId":"letters","Body":{"inputText":"aab","normalize":false}}""")).Output!;

        output["Body"]!["embedding"]!.ToJsonString().ShouldBe("[2,1,3]");
        ((int)output["Body"]!["inputTextTokenCount"]!).ShouldBe(7);
        ((string)output["ContentType"]!).ShouldBe("application/json");
    }

    [Fact]
    public async Task An_embedding_is_normalised_unless_told_otherwise()
    {
        var output = (await RunAsync("arn:aws:states:::bedrock:invokeModel", """{"ModelId":"letters","Body":{"inputText":"aab"}}""")).Output!;

        output["Body"]!["embedding"]!.AsArray().Sum(number => (float)number! * (float)number!).ShouldBe(1, 0.0001);
    }

    [Theory]
    [InlineData("""{"ModelId":"letters","Body":{"prompt":"hello"}}""")]
    [InlineData("""{"ModelId":"letters","Body":{"inputText":"a","dimensions":512}}""")]
    [InlineData("""{"Body":{"inputText":"a"}}""")]
    public async Task A_request_that_is_no_embedding_is_a_validation_error(string request) =>
        (await RunAsync("arn:aws:states:::bedrock:invokeModel", request)).Error.ShouldBe("Bedrock.ValidationException");

    [Fact]
    public async Task An_item_is_put_and_got_in_the_services_shape()
    {
        await RunAsync("arn:aws:states:::dynamodb:putItem", """{"TableName":"${TableName}","Item":{"PK":{"S":"a"},"SK":{"S":"ITEM"},"n":{"N":"1"}}}""");

        var got = await RunAsync("arn:aws:states:::dynamodb:getItem", """{"TableName":"${TableName}","Key":{"PK":{"S":"a"},"SK":{"S":"ITEM"}},"ConsistentRead":true}""");

        ((string)got.Output!["Item"]!["n"]!["N"]!).ShouldBe("1");
    }

    [Fact]
    public async Task An_SDK_integration_queries()
    {
        await RunAsync("arn:aws:states:::aws-sdk:dynamodb:putItem", """{"TableName":"${TableName}","Item":{"PK":{"S":"q"},"SK":{"S":"1"}}}""");

        var result = await RunAsync(
            "arn:aws:states:::aws-sdk:dynamodb:query",
            """{"TableName":"${TableName}","KeyConditionExpression":"PK = :pk","ExpressionAttributeValues":{":pk":{"S":"q"}},"ConsistentRead":true}""");

        ((int)result.Output!["Count"]!).ShouldBe(1);
    }

    // As recorded from the service: ../shared/data/asl/recorded-with-tasks.jsonl for the unknown table, the service's documentation for the condition.
    [Theory]
    [InlineData("arn:aws:states:::dynamodb:putItem", "nowhere", "DynamoDB.ResourceNotFoundException")]
    [InlineData("arn:aws:states:::aws-sdk:dynamodb:putItem", "nowhere", "DynamoDb.ResourceNotFoundException")]
    [InlineData("arn:aws:states:::dynamodb:putItem", "${TableName}", "DynamoDB.ConditionalCheckFailedException")]
    [InlineData("arn:aws:states:::aws-sdk:dynamodb:putItem", "${TableName}", "DynamoDb.ConditionalCheckFailedException")]
    [InlineData("arn:aws:states:::dynamodb:putItem", "", "DynamoDB.AmazonDynamoDBException")]
    [InlineData("arn:aws:states:::aws-sdk:dynamodb:putItem", "", "DynamoDb.DynamoDbException")]
    public async Task DynamoDB_errors_are_named_as_the_service_names_them(string resource, string table, string error) =>
        (await RunAsync(resource, $$$"""{"TableName":"{{{table}}}","Item":{"PK":{"S":"c"},"SK":{"S":"ITEM"}},"ConditionExpression":"attribute_exists(PK)"}""")).Error.ShouldBe(error);

    private async Task<ExecutionResult> RunAsync(string resource, string parameters)
    {
        var folder = Directory.CreateTempSubdirectory("secondbrain-host-test-").FullName;
        try
        {
            var options = TestBrain.Options(engine, folder, _table, yaml: text => text.Replace("MarkArn: !GetAtt Mark.Arn", "MarkArn: !GetAtt Mark.Arn, FailArn: !GetAtt Fail.Arn", StringComparison.Ordinal));
            var definition = $$$$"""{"StartAt":"Run","States":{"Run":{"Type":"Task","Resource":"{{{{resource}}}}","Parameters":{{{{parameters}}}},"End":true,"Comment":"${MarkArn} ${FailArn} ${TableName}"}}}""";
            await File.WriteAllTextAsync(Path.Combine(folder, "mark-item.asl.json"), definition);
            await using var host = await LocalHost.StartForInvokeAsync(options);
            return await (await host.Workflows.StartAsync("Machine", new JsonObject(), "one", CancellationToken.None)).Completion;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
