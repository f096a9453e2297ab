using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Execution;
using SecondBrain.StatesLanguage.Tasks;
using SecondBrain.StatesLanguage.Testing;

namespace SecondBrain.Workflows.Tests.Kit;

/// <summary>What the kit itself promises.</summary>
public sealed class KitTests
{
    private const string Two = """
        {"StartAt": "First Step", "States": {
          "First Step": {"Type": "Task", "Resource": "${FirstFunctionArn}", "TimeoutSeconds": 60, "HeartbeatSeconds": 10,
            "Retry": [{"ErrorEquals": ["Busy"], "IntervalSeconds": 4, "MaxAttempts": 5, "JitterStrategy": "FULL"}],
            "Catch": [{"ErrorEquals": ["States.ALL"], "ResultPath": "$.failure", "Next": "Second Step"}], "ResultPath": "$.first", "Next": "Second Step"},
          "Second Step": {"Type": "Pass", "End": true} } }
        """;

    private const string Token = """
        {"StartAt": "Ask Owner", "States": {"Ask Owner": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken",
          "Parameters": {"FunctionName": "${AskFunctionArn}", "Payload": {"token.$": "$$.Task.Token"}}, "TimeoutSeconds": 31536000, "HeartbeatSeconds": 86400, "End": true} } }
        """;

    private static StateMachineTest First => StateMachineTest.Parse(Two).WithTask("First Step", "1");

    private static StateMachineTest Asking => StateMachineTest.Parse(Token);

    [Fact]
    public async Task A_task_without_a_mock_is_named_with_its_resource_although_the_state_catches_everything()
    {
        var wrong = await Should.ThrowAsync<StateMachineTestException>(() => StateMachineTest.Parse(Two).RunAsync());
        wrong.Message.ShouldBe("The state 'First Step' was reached, and its task (arn:aws:lambda:us-east-1:123456789012:function:First) has no mock: add .WithTask(\"First Step\", ...).");
    }

    [Fact]
    public async Task A_mock_that_throws_is_a_mistake_of_the_test_and_not_a_failure_of_the_task()
    {
        var wrong = await Should.ThrowAsync<StateMachineTestException>(() => First.WithTask("First Step", _ => throw new FormatException("what")).RunAsync());
        wrong.Message.ShouldBe("The mock of 'First Step' threw FormatException: what");
        (await First.WithTask("First Step", _ => throw new TaskFailedException("Mine", "why")).RunAsync()).Output!["failure"]!["Error"]!.GetValue<string>().ShouldBe("Mine");
    }

    [Fact]
    public async Task A_misspelt_state_is_told_from_those_that_there_are()
    {
        Should.Throw<StateMachineTestException>(() => First.WithTask("First Stpe", "1")).Message
            .ShouldBe("There is no state 'First Stpe' in the definition. Its states: First Step, Second Step.");
        Should.Throw<StateMachineTestException>(() => First.WithTask("Second Step", "1")).Message.ShouldStartWith("'Second Step' is a Pass state");
        var run = await First.RunAsync();
        Should.Throw<StateMachineTestException>(() => run.Retries("Frist Step"));
    }

    [Fact]
    public async Task Another_path_is_shown_beside_the_expected_one()
    {
        var run = await First.RunAsync();
        run.ShouldFollow("First Step", "Second Step");
        Should.Throw<StateMachineTestException>(() => run.ShouldFollow("First Step", "Third Step", "Fourth Step")).Message.ReplaceLineEndings("\n")
            .ShouldBe("The execution took another path.\n    First Step\n  ! Second Step, expected Third Step\n  ! (ended), expected Fourth Step");
        Should.Throw<StateMachineTestException>(() => run.ShouldFail()).Message.ShouldContain("ended as Succeeded");
    }

    [Fact]
    public async Task Failures_come_in_the_order_in_which_they_were_said_and_then_the_answer()
    {
        var run = await First.FailTwice("Busy").Fails(1, "Busy", "late").FailsAt(5, "Never").RunAsync();
        run.Retries("First Step").Select(retry => retry.Delay.TotalSeconds).ShouldBe([2, 4, 8]);
        run.Output!["first"]!.GetValue<int>().ShouldBe(1);
        run.Calls("First Step").Count.ShouldBe(4);
        (await First.WithRandom(0).FailTwice("Busy").RunAsync()).Duration.ShouldBe(TimeSpan.Zero);
        (await First.FailsAt(2, "Busy").RunAsync()).Retries("First Step").ShouldBeEmpty();
        Should.Throw<StateMachineTestException>(() => First.FailsAt(0, "Fatal"));
        (await First.FailsAt(1, "Fatal").RunAsync()).Output!["failure"]!["Error"]!.GetValue<string>().ShouldBe("Fatal");
    }

    [Fact]
    public async Task A_task_that_never_answers_ends_by_its_heartbeat_and_one_that_beats_by_its_timeout()
    {
        (await First.Never().RunAsync()).Duration.ShouldBe(TimeSpan.FromSeconds(10));
        (await First.Takes(TimeSpan.FromSeconds(59), heartbeatEvery: TimeSpan.FromSeconds(9)).RunAsync()).Output!["first"]!.GetValue<int>().ShouldBe(1);
        (await First.Takes(TimeSpan.FromSeconds(61), heartbeatEvery: TimeSpan.FromSeconds(9)).RunAsync()).Duration.ShouldBe(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task A_task_without_timeout_that_never_answers_is_told_and_does_not_hang_the_test()
    {
        var test = StateMachineTest.Parse("""{"StartAt": "Stuck", "States": {"Stuck": {"Type": "Task", "Resource": "${F}", "End": true} } }""").WithTask("Stuck", "1");
        (await Should.ThrowAsync<StateMachineTestException>(() => test.Never().RunAsync())).Message.ShouldBe("The execution waits for Stuck, which never answers and has no timeout. Its path: Stuck.");
        (await test.Type(WorkflowType.Express).Never().RunAsync()).Status.ShouldBe(ExecutionStatus.TimedOut);
    }

    [Fact]
    public async Task A_token_is_answered_most_of_a_year_later_without_waiting()
    {
        var run = await Asking.WaitsForToken("Ask Owner", TimeSpan.FromDays(364), """{"decision":"approve"}""", heartbeatEvery: TimeSpan.FromHours(20)).RunAsync();
        run.ShouldSucceed().Duration.ShouldBe(TimeSpan.FromDays(364));
        run.Output!["decision"]!.GetValue<string>().ShouldBe("approve");
        run.Calls("Ask Owner")[0]!["Payload"]!["token"]!.GetValue<string>().ShouldNotBeEmpty();
        (await Asking.WaitsForTokenAndFails("Ask Owner", TimeSpan.FromHours(1), "Rejected").RunAsync()).ShouldFail("Rejected");
        (await Asking.WaitsForToken("Ask Owner", TimeSpan.FromDays(2), "1").RunAsync()).ShouldFail("States.Timeout").Duration.ShouldBe(TimeSpan.FromDays(1));
    }

    [Fact]
    public async Task An_express_workflow_cannot_wait_for_a_token_nor_another_task_be_answered_by_one()
    {
        (await Should.ThrowAsync<StateMachineTestException>(() => Asking.Type(WorkflowType.Express).WaitsForToken("Ask Owner", TimeSpan.Zero, "1").RunAsync())).Message.ShouldStartWith("An Express workflow cannot wait");
        Should.Throw<StateMachineTestException>(() => First.WaitsForToken("First Step", TimeSpan.Zero, "1"));
    }

    [Fact]
    public async Task A_sequence_answers_call_by_call_and_says_when_it_is_used_up()
    {
        const string map = """{"StartAt": "All", "States": {"All": {"Type": "Map", "ItemProcessor": {"StartAt": "One", "States": {"One": {"Type": "Task", "Resource": "${F}", "End": true} } }, "End": true} } }""";
        var test = StateMachineTest.Parse(map).WithTaskSequence("One", "1", "2");
        (await test.RunAsync("[0,0]")).Output!.ToJsonString().ShouldBe("[1,2]");
        (await Should.ThrowAsync<StateMachineTestException>(() => test.RunAsync("[0,0,0]"))).Message.ShouldBe("'One' was called more often than its sequence has results (2).");
    }

    [Fact]
    public async Task A_test_is_not_changed_by_what_is_made_of_it()
    {
        var shared = First;
        shared.AlwaysFails("Fatal");
        shared.WithTask("First Step", "2");
        (await shared.RunAsync()).Output!["first"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task Something_real_can_be_called_and_takes_no_time_of_the_clock()
    {
        var run = await First.WithAsyncTask("First Step", async input =>
        {
            await Task.Yield();
            return input.GetValueKind().ToString();
        }).RunAsync();
        run.Output!["first"]!.GetValue<string>().ShouldBe("Object");
        run.Duration.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task Clock_name_and_substitutions_are_the_tests()
    {
        const string pass = """{"StartAt": "S", "States": {"S": {"Type": "Pass", "Parameters": {"at.$": "$$.Execution.StartTime", "name.$": "$$.Execution.Name", "table": "${TableName}", "topic": "${NewsTopicArn}"}, "End": true} } }""";
        var run = await StateMachineTest.Parse(pass, new Dictionary<string, string> { ["TableName"] = "mine" })
            .WithClock(new DateTimeOffset(2030, 5, 6, 7, 8, 9, TimeSpan.Zero)).WithExecutionName("n").RunAsync();
        JsonNode.DeepEquals(run.Output, JsonNode.Parse("""{"at":"2030-05-06T07:08:09.000Z","name":"n","table":"mine","topic":"arn:aws:sns:us-east-1:123456789012:News"}""")).ShouldBeTrue(run.Output!.ToJsonString());
    }
}
