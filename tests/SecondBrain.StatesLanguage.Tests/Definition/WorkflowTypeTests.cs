using SecondBrain.StatesLanguage.Definition;

namespace SecondBrain.StatesLanguage.Tests.Definition;

public sealed class WorkflowTypeTests
{
    private static string TaskOf(string resource) => $$"""{"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "{{resource}}", "End": true} } }""";

    private static string MapOf(string processor, string type) => $$"""
        {"StartAt": "M", "States": {"M": {"Type": "Map", "End": true, "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "{{type}}"}, {{processor[1..]}} } } }
        """;

    private static string? Refusal(string definition, WorkflowType type)
    {
        try
        {
            StateMachineDefinition.Parse(definition).Validate(FakeTasks.None, type);
            return null;
        }
        catch (StateMachineDefinitionException refused)
        {
            return refused.Problems.Single().Message;
        }
    }

    [Theory]
    [InlineData("arn:aws:states:::states:startExecution", null, null)]
    [InlineData("arn:aws:states:::states:startExecution.sync", ".sync", null)]
    [InlineData("arn:aws:states:::states:startExecution.sync:2", ".sync:2", null)]
    [InlineData("arn:aws:states:::states:startExecution.waitForTaskToken", ".waitForTaskToken", null)]
    [InlineData("arn:aws:states:::lambda:invoke.waitForTaskToken", ".waitForTaskToken", null)]
    [InlineData("arn:aws:states:::aws-sdk:sfn:startExecution.waitForTaskToken", ".waitForTaskToken", null)]
    [InlineData("arn:aws:states:eu-west-1:1:activity:a", "activity", null)]
    [InlineData("arn:aws:lambda:eu-west-1:1:function:f", null, null)]
    [InlineData("arn:aws:states:::lambda:invoke.sync", ".sync", "lambda")]
    [InlineData("arn:aws:states:::ecs:runTask.sync:2", ".sync:2", "ecs")]
    [InlineData("arn:aws:states:::aws-sdk:sfn:startExecution.sync", ".sync", "aws-sdk")]
    [InlineData("arn:aws:states:::dynamodb:putItem.waitForTaskToken", ".waitForTaskToken", "dynamodb")]
    public void A_pattern_is_refused_where_the_service_refuses_it(string resource, string? onlyStandard, string? serviceWithoutIt)
    {
        Refusal(TaskOf(resource), WorkflowType.Standard).ShouldBe(serviceWithoutIt is null ? null : $"The resource '{resource}' uses the pattern '{onlyStandard}', which the service '{serviceWithoutIt}' does not have.");
        var express = Refusal(TaskOf(resource), WorkflowType.Express);
        if (onlyStandard is null)
        {
            express.ShouldBeNull();
        }
        else
        {
            express!.ShouldContain("Express workflow");
            express!.ShouldContain(onlyStandard);
        }
    }

    [Fact]
    public void A_distributed_Map_needs_a_Standard_workflow_and_what_its_children_may_have_depends_on_their_type()
    {
        var plain = MapOf(TaskOf("ok"), "EXPRESS");
        Refusal(plain, WorkflowType.Standard).ShouldBeNull();
        Refusal(plain, WorkflowType.Express).ShouldBe("A Map in DISTRIBUTED mode cannot be in an Express workflow: it needs a Standard workflow.");

        Refusal(MapOf(TaskOf("arn:aws:states:::sqs:sendMessage.waitForTaskToken"), "STANDARD"), WorkflowType.Standard).ShouldBeNull();
        Refusal(MapOf(TaskOf("arn:aws:states:::sqs:sendMessage.waitForTaskToken"), "EXPRESS"), WorkflowType.Standard)!.ShouldContain("Express workflow");
        Refusal(MapOf(MapOf(TaskOf("ok"), "STANDARD"), "EXPRESS"), WorkflowType.Standard)!.ShouldContain("DISTRIBUTED");
    }

    [Fact]
    public void A_host_has_to_know_where_items_are_read_and_results_written()
    {
        const string fields = """
            "ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "ReaderConfig": {"InputType": "JSON"}, "Parameters": {"Bucket": "b", "Key": "k"}},
            "ResultWriter": {"Resource": "arn:aws:states:::s3:putObject", "Parameters": {"Bucket": "b"}},
            """;
        var definition = StateMachineDefinition.Parse(MapOf(TaskOf("ok"), "STANDARD").Replace("\"Type\": \"Map\",", $"\"Type\": \"Map\", {fields}", StringComparison.Ordinal));
        definition.Resources.ShouldBe(["arn:aws:states:::s3:getObject", "arn:aws:states:::s3:putObject", "ok"]);
        Should.Throw<StateMachineDefinitionException>(() => definition.Validate(new SecondBrain.StatesLanguage.Batch.NoTaskResources())).Problems.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData(""" "ItemReader": {"Resource": "arn:aws:states:::s3:headObject"} """, "/ItemReader/Resource")]
    [InlineData(""" "ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "ReaderConfig": {"InputType": "PARQUET"}} """, "/ItemReader/ReaderConfig/InputType")]
    [InlineData(""" "ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "ReaderConfig": {"InputType": "CSV"}} """, "'CSVHeaderLocation' is missing")]
    [InlineData(""" "ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "ReaderConfig": {"InputType": "CSV", "CSVHeaderLocation": "GIVEN"}} """, "/ItemReader/ReaderConfig/CSVHeaders")]
    [InlineData(""" "ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "ReaderConfig": {"InputType": "CSV", "CSVHeaderLocation": "FIRST_ROW", "CSVDelimiter": "DOT"}} """, "COMMA, PIPE, SEMICOLON, SPACE, TAB")]
    [InlineData(""" "ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "ReaderConfig": {"InputType": "JSON", "MaxItems": -1}} """, "/ItemReader/ReaderConfig/MaxItems")]
    [InlineData(""" "ResultWriter": {} """, "/ResultWriter: 'Resource' with 'Parameters'")]
    [InlineData(""" "ResultWriter": {"WriterConfig": {"Transformation": "ROUND"}} """, "has to be NONE, COMPACT or FLATTEN.")]
    [InlineData(""" "Label": "a:b" """, "/Label")]
    public void A_distributed_Map_with_a_problem_is_refused_with_its_place(string field, string problem) =>
        Should.Throw<StateMachineDefinitionException>(() => StateMachineDefinition.Parse(MapOf(TaskOf("ok"), "STANDARD").Replace("\"Type\": \"Map\",", $"\"Type\": \"Map\", {field},", StringComparison.Ordinal)))
            .Message.ShouldContain(problem);

    [Theory]
    [InlineData(""" "ItemReader": {"Resource": "arn:aws:states:::s3:listObjectsV2"} """)]
    [InlineData(""" "ResultWriter": {"WriterConfig": {}} """)]
    [InlineData(""" "ItemBatcher": {"MaxItemsPerBatch": 1} """)]
    [InlineData(""" "Label": "a" """)]
    public void What_only_a_distributed_Map_has_is_refused_in_an_inline_one(string field) =>
        Should.Throw<StateMachineDefinitionException>(() => StateMachineDefinition.Parse(MapOf(TaskOf("ok"), "STANDARD").Replace("\"Type\": \"Map\",", $"\"Type\": \"Map\", {field},", StringComparison.Ordinal).Replace("DISTRIBUTED", "INLINE", StringComparison.Ordinal)))
            .Message.ShouldContain("needs a processor in DISTRIBUTED mode");
}
