using SecondBrain.StatesLanguage.Execution;

namespace SecondBrain.StatesLanguage.Tests.Execution;

public sealed class StateTests
{
    [Theory]
    [InlineData("""{"Type": "Pass", "End": true}""", """{"a":1}""", """{"a":1}""")]
    [InlineData("""{"Type": "Pass", "Result": [1.0, 1e3], "End": true}""", "{}", "[1.0,1e3]")]
    [InlineData("""{"Type": "Pass", "Result": 5, "ResultPath": "$.x.y", "End": true}""", """{"a":1}""", """{"a":1,"x":{"y":5}}""")]
    [InlineData("""{"Type": "Pass", "Result": 5, "ResultPath": "$.l[1]", "End": true}""", """{"l":[1,2]}""", """{"l":[1,5]}""")]
    [InlineData("""{"Type": "Pass", "Result": 5, "ResultPath": null, "End": true}""", """{"a":1}""", """{"a":1}""")]
    [InlineData("""{"Type": "Pass", "InputPath": "$.a", "Parameters": {"b.$": "$", "c": "$"}, "End": true}""", """{"a":1}""", """{"b":1,"c":"$"}""")]
    [InlineData("""{"Type": "Pass", "InputPath": null, "End": true}""", """{"a":1}""", "{}")]
    [InlineData("""{"Type": "Pass", "OutputPath": null, "End": true}""", """{"a":1}""", "{}")]
    [InlineData("""{"Type": "Pass", "OutputPath": "$.a", "End": true}""", """{"a":[null]}""", "[null]")]
    [InlineData("""{"Type": "Pass", "Parameters": [{"n.$": "$.a"}, "$.a"], "End": true}""", """{"a":1}""", """[{"n":1},"$.a"]""")]
    [InlineData("""{"Type": "Succeed", "InputPath": "$.a", "OutputPath": "$.b"}""", """{"a":{"b":2}}""", "2")]
    [InlineData("""{"Type": "Wait", "Seconds": 3, "InputPath": "$.a", "End": true}""", """{"a":1}""", "1")]
    public void A_state_turns_its_input_into_its_output(string state, string input, string expected) =>
        Machine.OfState(state).Output(input).ShouldBe(expected);

    [Theory]
    [InlineData("""{"Type": "Wait", "Seconds": 30, "End": true}""", "{}", 30)]
    [InlineData("""{"Type": "Wait", "Seconds": 0, "End": true}""", "{}", 0)]
    [InlineData("""{"Type": "Wait", "SecondsPath": "$.s", "End": true}""", """{"s": 7}""", 7)]
    [InlineData("""{"Type": "Wait", "Timestamp": "2026-01-02T03:05:05Z", "End": true}""", "{}", 60)]
    [InlineData("""{"Type": "Wait", "TimestampPath": "$.t", "End": true}""", """{"t": "2026-01-02T04:04:06.5+01:00"}""", 1.5)]
    [InlineData("""{"Type": "Wait", "Timestamp": "2020-01-01T00:00:00Z", "End": true}""", "{}", 0)]
    [InlineData("""{"Type": "Wait", "Seconds": 99999999, "End": true}""", "{}", 99_999_999)]
    public void A_Wait_state_takes_its_time_by_the_clock(string state, string input, double seconds)
    {
        var machine = Machine.OfState(state);
        machine.Run(input).Status.ShouldBe(ExecutionStatus.Succeeded);
        machine.Elapsed.ShouldBe(TimeSpan.FromSeconds(seconds));
    }

    [Theory]
    [InlineData("""{"Type": "Wait", "SecondsPath": "$.s", "End": true}""", """{"s": "7"}""", "cannot be parsed as a long value: $.s == 7")]
    [InlineData("""{"Type": "Wait", "SecondsPath": "$.s", "End": true}""", """{"s": 1.5}""", "cannot be parsed as a long value: $.s == 1.5")]
    [InlineData("""{"Type": "Wait", "SecondsPath": "$.s", "End": true}""", """{"s": -1}""", "references a negative value: $.s == -1")]
    [InlineData("""{"Type": "Wait", "SecondsPath": "$.s", "End": true}""", "{}", "does not reference an input value: $.s")]
    [InlineData("""{"Type": "Wait", "TimestampPath": "$.t", "End": true}""", """{"t": "2020-01-01"}""", "valid ISO-8601 extended offset date-time format string: $.t == 2020-01-01")]
    [InlineData("""{"Type": "Pass", "InputPath": "$.a.b", "End": true}""", "{}", "Invalid path '$.a.b' : Missing property in path $['a']")]
    [InlineData("""{"Type": "Pass", "OutputPath": "$.l[3]", "End": true}""", """{"l":[1]}""", "Invalid path '$.l[3]' : Index out of bounds when evaluating path $['l'][3]")]
    [InlineData("""{"Type": "Pass", "Parameters": {"a": {"b.$": "$$.Nothing"}}, "End": true}""", "{}", "The JSONPath '$$.Nothing' specified for the field 'b.$' could not be found in the input")]
    [InlineData("""{"Type": "Fail", "ErrorPath": "$.e"}""", """{"e": 5}""", "has to be a string")]
    [InlineData("""{"Type": "Choice", "Choices": [{"Variable": "$.x", "IsNull": true, "Next": "S"}], "Default": "S"}""", "{}", "Invalid path '$.x': The choice state's condition path references an invalid value.")]
    [InlineData("""{"Type": "Map", "ItemsPath": "$.x", "ItemProcessor": {"StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}}, "End": true}""", """{"x": 1}""", "Reference path \"$.x\" must point to array.")]
    public void What_a_state_cannot_evaluate_is_a_runtime_error_that_names_the_state(string state, string input, string cause)
    {
        var result = Machine.OfState(state).Run(input);
        result.Status.ShouldBe(ExecutionStatus.Failed);
        result.Error.ShouldBe("States.Runtime");
        result.Cause.ShouldNotBeNull();
        result.Cause.ShouldStartWith("An error occurred while executing the state 'S' (entered at the event id #2). ");
        result.Cause.ShouldContain(cause);
    }

    [Fact]
    public void A_result_path_into_a_scalar_conflicts()
    {
        var result = Machine.OfState("""{"Type": "Pass", "Result": 1, "ResultPath": "$.a.b", "End": true}""").Run("""{"a":"x"}""");
        result.Error.ShouldBe("States.ReferencePathConflict");
        result.Cause.ShouldBe("""Unable to apply ReferencePath $.a.b to input {"a":"x"}""");
    }

    [Fact]
    public void A_Choice_without_a_match_and_a_default_fails() =>
        new Machine("""{"StartAt": "S", "States": {"S": {"Type": "Choice", "Choices": [{"Variable": "$.x", "IsNull": true, "Next": "T"}]}, "T": {"Type": "Succeed"}}}""")
            .Run("""{"x":1}""").Error.ShouldBe("States.NoChoiceMatched");

    [Fact]
    public void Data_over_256_KiB_fails_the_state_that_makes_it()
    {
        var machine = Machine.OfState("""{"Type": "Pass", "Parameters": {"a.$": "$", "b.$": "$"}, "End": true}""");
        machine.Run($"\"{new string('é', 60_000)}\"").Status.ShouldBe(ExecutionStatus.Succeeded);
        machine.Run($"\"{new string('é', 70_000)}\"").Error.ShouldBe("States.DataLimitExceeded");
    }

    [Fact]
    public void Data_that_nests_deeper_at_every_turn_ends_in_a_failure()
    {
        var result = new Machine("""
            {"StartAt": "S", "States": {"S": {"Type": "Pass", "Parameters": {"a.$": "$"}, "Next": "S2"}, "S2": {"Type": "Pass", "Next": "S"}}}
            """).Run();
        result.Error.ShouldBe("States.Runtime");
        result.Cause!.ShouldContain("nested");
    }

    [Fact]
    public void An_endless_loop_ends_at_the_limit_of_history_events()
    {
        var result = new Machine("""{"StartAt": "S", "States": {"S": {"Type": "Pass", "Next": "S"}}}""") { MaxHistoryEvents = 100 }.Run();
        result.Status.ShouldBe(ExecutionStatus.Failed);
        result.Error.ShouldBe("States.Runtime");
        result.History.Count.ShouldBe(100);
        result.History[^1].Type.ShouldBe("ExecutionFailed");
    }

    [Fact]
    public void An_endless_loop_in_a_branch_ends_at_the_limit_too() =>
        Machine.OfState("""{"Type": "Parallel", "Branches": [{"StartAt": "B", "States": {"B": {"Type": "Pass", "Next": "B"}}}, {"StartAt": "C", "States": {"C": {"Type": "Pass", "End": true}}}], "End": true}""")
            .Run().Cause!.ShouldContain("maximum number of history events (25000)");

    [Fact]
    public void The_state_machines_timeout_ends_it()
    {
        var machine = new Machine("""{"TimeoutSeconds": 5, "StartAt": "S", "States": {"S": {"Type": "Wait", "Seconds": 6, "End": true}}}""");
        var result = machine.Run();
        result.Status.ShouldBe(ExecutionStatus.TimedOut);
        result.Error.ShouldBe("States.Timeout");
        machine.Elapsed.ShouldBe(TimeSpan.FromSeconds(5));
        result.Trace().ShouldBe("ExecutionStarted WaitStateEntered(S) ExecutionTimedOut");
    }

    [Fact]
    public void The_timeout_reaches_into_branches()
    {
        var result = new Machine("""
            {"TimeoutSeconds": 5, "StartAt": "S", "States": {"S": {"Type": "Parallel", "Branches": [
              {"StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": 6, "End": true}}}, {"StartAt": "B", "States": {"B": {"Type": "Wait", "Seconds": 7, "End": true}}}], "End": true}}}
            """).Run();
        result.Status.ShouldBe(ExecutionStatus.TimedOut);
        result.Count("ExecutionTimedOut").ShouldBe(1);
        result.Count("ExecutionAborted").ShouldBe(0);
    }

    [Fact]
    public void Variables_flow_from_state_to_state_and_into_inner_scopes_but_not_out()
    {
        new Machine("""
            {"StartAt": "A", "States": {
              "A": {"Type": "Pass", "Assign": {"x": 1, "y.$": "$.in"}, "Next": "B"},
              "B": {"Type": "Pass", "Assign": {"x.$": "States.MathAdd($x, 1)", "old.$": "$x"}, "Next": "C"},
              "C": {"Type": "Parallel", "Branches": [{"StartAt": "I", "States": {"I": {"Type": "Pass", "Assign": {"inner.$": "$x"}, "Next": "J"}, "J": {"Type": "Pass", "Parameters": {"i.$": "$inner", "y.$": "$y.deep[0]"}, "End": true}}}], "Next": "D"},
              "D": {"Type": "Pass", "Parameters": {"x.$": "$x", "old.$": "$old", "branch.$": "$[0]"}, "End": true}}}
            """).Output("""{"in":{"deep":["v"]}}""").ShouldBe("""{"x":2,"old":1,"branch":{"i":2,"y":"v"}}""");
    }

    [Fact]
    public void A_branch_cannot_assign_an_outer_variable() =>
        new Machine("""
            {"StartAt": "A", "States": {"A": {"Type": "Pass", "Assign": {"x": 1}, "Next": "B"},
              "B": {"Type": "Parallel", "Branches": [{"StartAt": "I", "States": {"I": {"Type": "Pass", "Assign": {"x": 2}, "End": true}}}], "End": true}}}
            """).Run().Error.ShouldBe("States.Runtime");

    [Fact]
    public void The_context_object_tells_of_execution_state_machine_and_state()
    {
        Machine.OfState("""{"Type": "Pass", "Parameters": {"c.$": "$$"}, "End": true}""").Output("""{"a":1.50}""").ShouldBe(
            """{"c":{"Execution":{"Id":"arn:aws:states:eu-west-1:123456789012:execution:Test:run","Input":{"a":1.50},"Name":"run","RoleArn":"arn:aws:iam::000000000000:role/local","StartTime":"2026-01-02T03:04:05.000Z","RedriveCount":0},"StateMachine":{"Id":"arn:aws:states:eu-west-1:123456789012:stateMachine:Test","Name":"Test"},"State":{"EnteredTime":"2026-01-02T03:04:05.000Z","Name":"S"}}}""");
    }

    [Fact]
    public void History_events_are_numbered_and_carry_the_data()
    {
        var result = Machine.OfState("""{"Type": "Pass", "End": true}""").Run("""{"a":1}""");
        result.History.Select(e => (e.Id, e.PreviousEventId)).ShouldBe([(1, 0), (2, 1), (3, 2), (4, 3)]);
        result.History[1].Details!["input"]!.GetValue<string>().ShouldBe("""{"a":1}""");
        result.History[3].Details!["output"]!.GetValue<string>().ShouldBe("""{"a":1}""");
    }
}
