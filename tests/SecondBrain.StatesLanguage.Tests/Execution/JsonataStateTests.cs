using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Tasks;

namespace SecondBrain.StatesLanguage.Tests.Execution;

public sealed class JsonataStateTests
{
    [Theory]
    [InlineData("""{"Type": "Pass", "End": true}""", """{"a":1}""")]
    [InlineData("""{"Type": "Pass", "Output": {"x": "{% $states.input.a + 1 %}", "y": " {% no %}", "z": ["{% 'z' %}"]}, "End": true}""", """{"x":2,"y":" {% no %}","z":["z"]}""")]
    [InlineData("""{"Type": "Succeed", "Output": "{% $states.context.State.Name %}"}""", "\"S\"")]
    [InlineData("""{"Type": "Pass", "Output": "{% $lookup({'b': null}, 'b') %}", "End": true}""", "null")]
    [InlineData("""{"Type": "Pass", "Output": "{% $now() %}", "End": true}""", "\"2026-01-02T03:04:05.000Z\"")]
    [InlineData("""{"Type": "Wait", "Seconds": "{% $states.input.a * 90 %}", "Output": "{% $millis() %}", "End": true}""", "1767323135000")]
    [InlineData("""{"Type": "Wait", "Timestamp": "{% $fromMillis($millis() + 60000) %}", "Output": "{% $now() %}", "End": true}""", "\"2026-01-02T03:05:05.000Z\"")]
    [InlineData("""{"Type": "Map", "Items": "{% [1..3] %}", "ItemSelector": {"n": "{% $states.context.Map.Item.Value * 2 %}", "of": "{% $states.input.a %}"}, "ItemProcessor": {"StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}}, "Output": "{% $states.result.n %}", "End": true}""", "[2,4,6]")]
    [InlineData("""{"Type": "Map", "Items": ["{% $states.input.a %}", 5], "MaxConcurrency": "{% 1 %}", "ItemProcessor": {"StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}}, "End": true}""", "[1,5]")]
    [InlineData("""{"Type": "Parallel", "Arguments": {"b": "{% $states.input.a + 1 %}"}, "Branches": [{"StartAt": "B", "States": {"B": {"Type": "Succeed"}}}], "Output": "{% $states.result[0].b + $states.input.a %}", "End": true}""", "3")]
    [InlineData("""{"Type": "Map", "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "EXPRESS"}, "StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}}, "Items": "{% [1..3] %}", "ItemBatcher": {"MaxItemsPerBatch": "{% $states.input.a + 1 %}", "BatchInput": {"of": "{% $states.input.a %}"}}, "ToleratedFailurePercentage": "{% 10 %}", "End": true}""", """[{"BatchInput":{"of":1},"Items":[1,2]},{"BatchInput":{"of":1},"Items":[3]}]""")]
    public void A_state_computes_its_fields(string state, string output) => OfState(state).Output("""{"a": 1}""").ShouldBe(output);

    [Fact]
    public void A_task_gets_its_arguments_and_sees_its_result_beside_the_input()
    {
        var tasks = FakeTasks.Of(i => new JsonObject { ["sum"] = i.Input!["a"]!.GetValue<int>() + 1 });
        var machine = OfState("""{"Type": "Task", "Resource": "r", "TimeoutSeconds": "{% $states.input.limit %}", "Arguments": {"a": "{% $states.input.n %}"}, "Assign": {"total": "{% $states.result.sum %}"}, "Output": {"sum": "{% $states.result.sum %}", "n": "{% $states.input.n %}", "before": "{% $exists($total) %}"}, "End": true}""", tasks);

        machine.Output("""{"n": 4, "limit": 5}""").ShouldBe("""{"sum":5,"n":4,"before":false}""");
        tasks.Invocations.ShouldHaveSingleItem().Input!.ToJsonString().ShouldBe("""{"a":4}""");
    }

    [Fact]
    public void A_catcher_sees_the_error_and_the_states_input()
    {
        var tasks = FakeTasks.Of(_ => throw new TaskFailedException("Card.Declined", "no money"));
        new Machine("""
            {"QueryLanguage": "JSONata", "StartAt": "Pay", "States": {
              "Pay": {"Type": "Task", "Resource": "r", "End": true, "Catch": [{"ErrorEquals": ["Card.Declined"], "Next": "Told",
                "Assign": {"why": "{% $states.errorOutput.Cause %}"}, "Output": {"id": "{% $states.input.id %}", "error": "{% $states.errorOutput.Error %}"}}]},
              "Told": {"Type": "Pass", "Output": "{% $merge([$states.input, {'why': $why}]) %}", "End": true}}}
            """, tasks).Output("""{"id": 7}""").ShouldBe("""{"id":7,"error":"Card.Declined","why":"no money"}""");
    }

    [Fact]
    public void Without_an_output_a_catcher_passes_the_error_on() =>
        OfStates("""
            "S": {"Type": "Task", "Resource": "r", "End": true, "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "T"}]}, "T": {"Type": "Succeed"}
            """, FakeTasks.Of(_ => throw new TaskFailedException("E", "c"))).Output().ShouldBe("""{"Error":"E","Cause":"c"}""");

    [Theory]
    [InlineData("""{"n": 1}""", """[{"n":1},"none"]""")]
    [InlineData("""{"n": 5}""", """[{"n":5},"middle"]""")]
    [InlineData("""{"n": 10}""", """["default","none"]""")]
    public void The_first_condition_that_holds_decides_and_its_rule_has_output_and_variables_of_its_own(string input, string output) =>
        OfStates("""
            "S": {"Type": "Choice", "Default": "T", "Output": "default", "Choices": [
              {"Condition": "{% $states.input.n < 3 %}", "Next": "T"},
              {"Condition": "{% $states.input.n < 9 %}", "Assign": {"size": "middle"}, "Output": {"n": "{% $states.input.n %}"}, "Next": "T"}]},
            "T": {"Type": "Pass", "Output": ["{% $states.input %}", "{% $exists($size) ? $size : 'none' %}"], "End": true}
            """).Output(input).ShouldBe(output);

    [Theory]
    [InlineData("""{"Type": "Pass", "Output": {"v": "{% $states.input.missing %}"}, "End": true}""", "The JSONata expression '$states.input.missing' specified for the field 'Output/v' returned nothing (undefined).")]
    [InlineData("""{"Type": "Pass", "Assign": {"x": ["{% 1 + 'a' %}"]}, "End": true}""", "The JSONata expression '1 + 'a'' specified for the field 'Assign/x[0]' threw an error during evaluation. T2002: The right side of the \"+\" operator must evaluate to a number")]
    [InlineData("""{"Type": "Choice", "Choices": [{"Condition": false, "Next": "S"}, {"Condition": "{% 'yes' %}", "Next": "S"}]}""", "specified for the field 'Choices[1]/Condition' returned an unexpected result type. Expected 'boolean', but was 'string' for value: \"yes\"")]
    [InlineData("""{"Type": "Wait", "Seconds": "{% 'x' %}", "End": true}""", "specified for the field 'Seconds' returned an unexpected result type. Expected 'number', but was 'string' for value: \"x\"")]
    [InlineData("""{"Type": "Wait", "Seconds": "{% -1 %}", "End": true}""", "specified for the field 'Seconds' returned an unexpected value.")]
    [InlineData("""{"Type": "Wait", "Timestamp": "{% 'soon' %}", "End": true}""", "specified for the field 'Timestamp' returned an unexpected value.")]
    [InlineData("""{"Type": "Fail", "Error": "{% 5 %}"}""", "specified for the field 'Error' returned an unexpected result type. Expected 'string', but was 'number' for value: 5")]
    [InlineData("""{"Type": "Pass", "Output": "{% [function($x){$x}] %}", "End": true}""", "specified for the field 'Output' returned an unsupported result type.")]
    [InlineData("""{"Type": "Pass", "Output": "{% ($f := function($n){ $f($n + 1) }; $f(0)) %}", "End": true}""", "threw an error during evaluation. U1002:")]
    [InlineData("""{"Type": "Task", "Resource": "r", "Arguments": {"a": {"b": "{% $nothing %}"}}, "End": true}""", "specified for the field 'Arguments/a/b' returned nothing (undefined).")]
    public void An_expression_that_fails_fails_the_state_in_the_services_words(string state, string cause)
    {
        var result = OfState(state).Run();

        (result.Error, result.Cause!.StartsWith("An error occurred while executing the state 'S' (entered at the event id #2). ", StringComparison.Ordinal)).ShouldBe(("States.QueryEvaluationError", true));
        result.Cause.ShouldContain(cause);
        result.Trace().ShouldEndWith("EvaluationFailed ExecutionFailed");
    }

    [Fact]
    public void A_failed_expression_can_be_retried_and_caught()
    {
        var result = OfStates("""
            "S": {"Type": "Task", "Resource": "r", "Arguments": "{% $states.input.missing %}", "End": true, "Retry": [{"ErrorEquals": ["States.QueryEvaluationError"], "MaxAttempts": 1}],
              "Catch": [{"ErrorEquals": ["States.QueryEvaluationError"], "Next": "T"}]},
            "T": {"Type": "Succeed", "Output": "caught"}
            """, FakeTasks.Of(_ => null)).Run();

        result.Output!.GetValue<string>().ShouldBe("caught");
        result.Count("EvaluationFailed").ShouldBe(2);
    }

    [Fact]
    public void Fields_of_an_iteration_are_named_with_the_state_they_are_in()
    {
        var result = OfState("""{"Type": "Map", "Items": [1], "ItemSelector": {"v": "{% $states.input.missing %}"}, "ItemProcessor": {"StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}}, "End": true}""").Run();

        result.Cause.ShouldBe("An error occurred while executing the state 'S' (entered at the event id #2). The JSONata expression '$states.input.missing' specified for the field 'ItemSelector/v' returned nothing (undefined).");
        result.Count("EvaluationFailed").ShouldBe(1);
    }

    [Fact]
    public void A_distributed_Map_reads_and_writes_where_its_arguments_say()
    {
        var tasks = FakeTasks.Of(i => i.Resource.EndsWith("getObject", StringComparison.Ordinal) ? new JsonObject { ["Body"] = "[1,2,3]" } : new JsonObject());
        OfState("""
            {"Type": "Map", "End": true,
              "ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "ReaderConfig": {"InputType": "JSON", "MaxItems": "{% $states.input.most %}"}, "Arguments": {"Bucket": "{% $states.input.bucket %}", "Key": "k.json"}},
              "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "EXPRESS"}, "StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}},
              "ResultWriter": {"Resource": "arn:aws:states:::s3:putObject", "Arguments": {"Bucket": "{% $states.input.bucket %}", "Prefix": "out"}}}
            """, tasks).Run("""{"bucket": "b", "most": 2}""").Output!["ResultWriterDetails"]!["Bucket"]!.GetValue<string>().ShouldBe("b");

        tasks.Invocations.First().Input!["Bucket"]!.GetValue<string>().ShouldBe("b");
        tasks.Invocations.ShouldContain(i => i.Input!["Body"] != null && i.Input["Body"]!.GetValue<string>().Contains("\"Input\":\"2\"") && !i.Input["Body"]!.GetValue<string>().Contains("\"Input\":\"3\""));
    }

    [Fact]
    public void Variables_pass_between_states_of_both_languages() =>
        new Machine("""
            {"StartAt": "A", "States": {
              "A": {"Type": "Pass", "Assign": {"n.$": "$.n"}, "Next": "B"},
              "B": {"Type": "Pass", "QueryLanguage": "JSONata", "Assign": {"m": "{% $n * 2 %}"}, "Next": "C"},
              "C": {"Type": "Pass", "Parameters": {"m.$": "$m", "n.$": "$n"}, "End": true}}}
            """).Output("""{"n": 21}""").ShouldBe("""{"m":42,"n":21}""");

    private static Machine OfState(string state, ITaskResources? tasks = null) => OfStates($"\"S\": {state}", tasks);

    private static Machine OfStates(string states, ITaskResources? tasks = null) => new($$"""{"QueryLanguage": "JSONata", "StartAt": "S", "States": { {{states}} } }""", tasks);
}
