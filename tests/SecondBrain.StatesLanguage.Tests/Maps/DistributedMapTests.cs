using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Execution;
using SecondBrain.StatesLanguage.Tasks;

namespace SecondBrain.StatesLanguage.Tests.Maps;

public sealed class DistributedMapTests
{
    private const string Reader = """ "ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "Parameters": {"Bucket": "b", "Key": "items"}, "ReaderConfig": """;

    private const string Writer = """ "ResultWriter": {"Resource": "arn:aws:states:::s3:putObject", "Parameters": {"Bucket": "b", "Prefix": "out/"} """;

    private const string Work = """ "Work": {"Type": "Task", "Resource": "arn:aws:lambda:eu-west-1:1:function:f", "End": true} """;

    private static Machine MapOf(string fields, ObjectTasks objects, string states = Work, string start = "Work", string type = "STANDARD") => Machine.OfState($$"""
        {"Type": "Map", {{fields}}, "End": true,
         "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "{{type}}"}, "StartAt": "{{start}}", "States": { {{states}} } } }
        """, (FakeTasks)objects);

    private static ObjectTasks With(string items) => new() { Objects = { ["items"] = items } };

    [Theory]
    [InlineData("""{"InputType": "JSON"}""", "[1, {\"a\": 2.0}]", """[1,{"a":2.0}]""")]
    [InlineData("""{"InputType": "JSON", "MaxItems": 1}""", "[1, 2]", "[1]")]
    [InlineData("""{"InputType": "JSONL"}""", "{\"a\":1}\r\n\n{\"a\":2}\n", """[{"a":1},{"a":2}]""")]
    [InlineData("""{"InputType": "JSONL", "MaxItemsPath": "$.most"}""", "1\n2\n3", "[1,2]")]
    [InlineData("""{"InputType": "CSV", "CSVHeaderLocation": "FIRST_ROW"}""", "\uFEFFa,b\r\n1,\"x, \"\"y\"\"\nz\"\r\n\r\n2,\n3\n4,5,6", """[{"a":"1","b":"x, \u0022y\u0022\nz"},{"a":"2","b":""},{"a":"3","b":""},{"a":"4","b":"5"}]""")]
    [InlineData("""{"InputType": "CSV", "CSVHeaderLocation": "GIVEN", "CSVHeaders": ["a", "b"], "CSVDelimiter": "SEMICOLON", "MaxItems": 2}""", "1,0;2\n3;4\n5;6", """[{"a":"1,0","b":"2"},{"a":"3","b":"4"}]""")]
    public void Items_are_read_from_a_file(string config, string file, string expected) =>
        MapOf($"{Reader}{config}}}", With(file)).Output("""{"most": 2}""").ShouldBe(expected);

    [Theory]
    [InlineData("""{"InputType": "JSON"}""", "{}", "Attempting to map over non-iterable node.")]
    [InlineData("""{"InputType": "JSON"}""", "[1", null)]
    [InlineData("""{"InputType": "CSV", "CSVHeaderLocation": "FIRST_ROW"}""", "a,a\n1,2", "CSV headers cannot contain duplicates.")]
    [InlineData("""{"InputType": "JSON"}""", null, "S3.NoSuchKeyException: There is no such key.")]
    public void A_file_that_cannot_be_read_fails_the_Map_Run(string config, string? file, string? cause)
    {
        var result = MapOf($"{Reader}{config}}}", file is null ? new ObjectTasks() : With(file)).Run();
        result.Error.ShouldBe("States.ItemReaderFailed");
        result.Cause.ShouldBe(cause ?? result.Cause);
        result.Trace().ShouldBe("ExecutionStarted MapStateEntered(S) MapStateStarted MapRunStarted MapRunFailed MapStateFailed ExecutionFailed");
    }

    [Fact]
    public void Objects_are_listed_page_by_page_and_an_item_knows_its_source()
    {
        var objects = new ObjectTasks { Objects = { ["x/1"] = "", ["x/2"] = "", ["x/3"] = "", ["x/4"] = "", ["x/5"] = "", ["y"] = "" } };
        MapOf("""
            "ItemReader": {"Resource": "arn:aws:states:::s3:listObjectsV2", "Parameters": {"Bucket": "b", "Prefix": "x/"}, "ReaderConfig": {"MaxItems": 4}},
            "ItemSelector": {"k.$": "$$.Map.Item.Value.Key", "s.$": "$$.Map.Item.Source", "i.$": "$$.Map.Item.Index"}
            """, objects).Output().ShouldBe("""[{"k":"x/1","s":"S3://b","i":0},{"k":"x/2","s":"S3://b","i":1},{"k":"x/3","s":"S3://b","i":2},{"k":"x/4","s":"S3://b","i":3}]""");
        ((FakeTasks)objects).Invocations.Count(i => i.Resource.EndsWith("listObjectsV2", StringComparison.Ordinal)).ShouldBe(2);
        MapOf(""" "ItemSelector": {"s.$": "$$.Map.Item.Source"} """, objects).Output("[1]").ShouldBe("""[{"s":"STATE_DATA"}]""");
    }

    [Fact]
    public void Batches_have_their_common_input()
    {
        MapOf("""
            "ItemsPath": "$.items", "ItemBatcher": {"MaxItemsPerBatch": 2, "BatchInput": {"for.$": "$.who"}}
            """, new ObjectTasks()).Output("""{"items": [1, 2, 3], "who": "me"}""").ShouldBe("""[{"BatchInput":{"for":"me"},"Items":[1,2]},{"BatchInput":{"for":"me"},"Items":[3]}]""");
    }

    [Fact]
    public void Results_are_written_by_status_with_a_manifest_and_the_output_says_where()
    {
        var objects = new ObjectTasks(i => i.Input!.GetValue<int>() == 2 ? throw new TaskFailedException("E", "two") : i.Input!.GetValue<int>() * 10);
        var machine = MapOf($$"""{{Writer}}}, "ToleratedFailureCount": 1, "Label": "Items", "MaxConcurrency": 1""", objects);

        var output = machine.Run("[1, 2, 3]").Output!;

        var run = output["MapRunArn"]!.GetValue<string>();
        run.ShouldMatch("^arn:aws:states:eu-west-1:123456789012:mapRun:Test/Items:[0-9a-f-]{36}$");
        var folder = $"out/{run[^36..]}";
        output["ResultWriterDetails"]!.ToJsonString().ShouldBe($$"""{"Bucket":"b","Key":"{{folder}}/manifest.json"}""");
        objects.Objects.Keys.ShouldBe([$"{folder}/FAILED_0.json", $"{folder}/SUCCEEDED_0.json", $"{folder}/manifest.json"]);
        var (failed, succeeded) = (objects.Objects[$"{folder}/FAILED_0.json"], objects.Objects[$"{folder}/SUCCEEDED_0.json"]);
        objects.Objects[$"{folder}/manifest.json"].ShouldBe(
            $$$"""{"DestinationBucket":"b","MapRunArn":"{{{run}}}","ResultFiles":{"FAILED":[{"Key":"{{{folder}}}/FAILED_0.json","Size":{{{failed.Length}}} }],"PENDING":[],"SUCCEEDED":[{"Key":"{{{folder}}}/SUCCEEDED_0.json","Size":{{{succeeded.Length}}} }]}}""".Replace(" }", "}", StringComparison.Ordinal));

        var first = JsonNode.Parse(succeeded)!.AsArray()[0]!.AsObject();
        var name = first["Name"]!.GetValue<string>();
        first.ToJsonString().ShouldBe(
            $$"""{"ExecutionArn":"arn:aws:states:eu-west-1:123456789012:execution:Test/Items:{{name}}","Input":"1","InputDetails":{"Included":true},"Name":"{{name}}","Output":"10","OutputDetails":{"Included":true},"RedriveCount":0,"RedriveStatus":"NOT_REDRIVABLE","StartDate":"2026-01-02T03:04:05.000Z","StateMachineArn":"arn:aws:states:eu-west-1:123456789012:stateMachine:Test/Items","Status":"SUCCEEDED","StopDate":"2026-01-02T03:04:05.000Z"}""");
        var other = JsonNode.Parse(failed)!.AsArray().Single()!;
        (other["Status"]!.GetValue<string>(), other["Error"]!.GetValue<string>(), other["Cause"]!.GetValue<string>(), other["Input"]!.GetValue<string>()).ShouldBe(("FAILED", "E", "two", "2"));
        other["Output"].ShouldBeNull();
    }

    [Fact]
    public void A_Map_Run_over_its_threshold_tells_what_it_did_not_begin()
    {
        var objects = new ObjectTasks(_ => throw new TaskFailedException("E", null));
        var result = MapOf($$"""{{Writer}}}, "ToleratedFailurePercentage": 40, "MaxConcurrency": 1""", objects).Run("[1, 2, 3, 4]");

        result.Error.ShouldBe("States.ExceedToleratedFailureThreshold");
        result.Trace().ShouldBe("ExecutionStarted MapStateEntered(S) MapStateStarted MapRunStarted MapRunFailed MapStateFailed ExecutionFailed");
        objects.Objects.Keys.Select(k => k.Split('/')[^1]).ShouldBe(["FAILED_0.json", "PENDING_0.json", "manifest.json"]);
        JsonNode.Parse(objects.Objects.Single(o => o.Key.Contains("PENDING", StringComparison.Ordinal)).Value)!.AsArray().Select(o => o!["Input"]!.GetValue<string>()).ShouldBe(["3", "4"]);
    }

    [Fact]
    public void Results_that_cannot_be_written_fail_the_Map_Run() =>
        MapOf($"{Writer}}}", new ObjectTasks { IsReadOnly = true }).Run("[1]").ShouldSatisfyAllConditions(
            r => (r.Error, r.Cause).ShouldBe(("States.ResultWriterFailed", "S3.AccessDeniedException: no")),
            r => r.Count("MapRunFailed").ShouldBe(1));

    [Theory]
    [InlineData("""{"Transformation": "FLATTEN"}""", "[1,2,3]")]
    [InlineData("""{"Transformation": "COMPACT"}""", "[[1,2],3]")]
    public void Results_can_be_transformed_without_being_written(string config, string expected) =>
        MapOf($$""" "ResultWriter": {"WriterConfig": {{config}} } """, new ObjectTasks()).Output("[[1, 2], 3]").ShouldBe(expected);

    [Fact]
    public void Results_can_be_written_as_lines()
    {
        var objects = new ObjectTasks();
        MapOf($$"""{{Writer}}, "WriterConfig": {"OutputType": "JSONL", "Transformation": "FLATTEN"} }""", objects).Run("[[1, 2], 3]");
        objects.Objects.Single(o => o.Key.EndsWith("SUCCEEDED_0.jsonl", StringComparison.Ordinal)).Value.ShouldBe("1\n2\n3\n");
    }

    [Fact]
    public void A_child_is_an_execution_of_its_own()
    {
        var objects = new ObjectTasks(i => i.ExecutionArn);
        var machine = MapOf(""" "Label": "L" """, objects, """
            "Look": {"Type": "Pass", "Parameters": {"e.$": "$$.Execution", "m.$": "$$.StateMachine.Name"}, "ResultPath": "$.seen", "Next": "Work"},
            "Work": {"Type": "Task", "Resource": "arn:aws:lambda:eu-west-1:1:function:f", "ResultPath": "$.arn", "End": true}
            """, "Look", "EXPRESS");

        var children = machine.Run("""[{"i": 0}, {"i": 1}]""").Output!.AsArray();

        children.Select(c => c!["arn"]!.GetValue<string>()).Distinct(StringComparer.Ordinal).Count().ShouldBe(2);
        var child = children[1]!;
        child["arn"]!.GetValue<string>().ShouldStartWith("arn:aws:states:eu-west-1:123456789012:express:Test/L:");
        child["seen"]!["e"]!["Id"]!.GetValue<string>().ShouldBe(child["arn"]!.GetValue<string>());
        child["seen"]!["e"]!["Input"]!.ToJsonString().ShouldBe("""{"i":1}""");
        child["seen"]!["m"]!.GetValue<string>().ShouldBe("Test/L");
    }

    [Fact]
    public void A_child_has_its_own_limits_of_events_and_of_data()
    {
        const string loop = """ "P": {"Type": "Pass", "Next": "Q"}, "Q": {"Type": "Choice", "Choices": [{"Variable": "$", "NumericEquals": 0, "Next": "P"}], "Default": "R"}, "R": {"Type": "Succeed"} """;
        var endless = new Machine($$$"""
            {"StartAt": "S", "States": {"S": {"Type": "Map", "End": true, "ToleratedFailureCount": 1, "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}, "StartAt": "P", "States": { {{{loop}}} } } } } }
            """) { MaxHistoryEvents = 60 };
        endless.Output("[0, 1, 2]").ShouldBe("[1,2]");

        var large = new ObjectTasks(i => new string('x', i.Input!.GetValue<int>()));
        MapOf(""" "ToleratedFailureCount": 1, "ResultSelector": {"n.$": "States.ArrayLength($)"} """, large).Output("[300000, 200000]").ShouldBe("""{"n":1}""");
        var many = MapOf($"{Writer}}}", new ObjectTasks(_ => new string('x', 200_000))).Run("[1, 2, 3]");
        many.Status.ShouldBe(ExecutionStatus.Succeeded, "what is written elsewhere may exceed the limit of a state");
    }

    [Theory]
    [InlineData("getObject")]
    [InlineData("putObject")]
    public void A_Map_Run_that_is_stopped_while_it_reads_or_writes_does_neither_any_more(string slow)
    {
        var tasks = new FakeTasks((invocation, _) => invocation.Resource.EndsWith(slow, StringComparison.Ordinal)
            ? new TaskCompletionSource<JsonNode?>().Task
            : Task.FromResult<JsonNode?>(new JsonObject { ["Body"] = "[1, 2]" }));
        var result = new Machine($$"""
            {"TimeoutSeconds": 5, "StartAt": "S", "States": {"S": {"Type": "Map", {{Reader}}{"InputType": "JSON"} }, {{Writer}}}, "End": true, "ToleratedFailurePercentage": 100,
              "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}, "StartAt": "C",
                "States": {"C": {"Type": "Choice", "Choices": [{"Variable": "$", "NumericEquals": 1, "Next": "F"}], "Default": "P"}, "F": {"Type": "Fail"}, "P": {"Type": "Succeed"} } } } } }
            """, tasks).Run();

        result.Status.ShouldBe(ExecutionStatus.TimedOut);
        result.Trace().ShouldBe("ExecutionStarted MapStateEntered(S) MapStateStarted MapRunStarted ExecutionTimedOut");
        tasks.Invocations.Count(i => i.Resource.EndsWith(slow, StringComparison.Ordinal)).ShouldBe(1);
    }
}
