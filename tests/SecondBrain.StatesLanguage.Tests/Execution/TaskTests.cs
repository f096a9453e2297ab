using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Execution;
using SecondBrain.StatesLanguage.Tasks;

namespace SecondBrain.StatesLanguage.Tests.Execution;

public sealed class TaskTests
{
    private const string Lambda = "arn:aws:lambda:eu-west-1:123456789012:function:f";

    private static string Task(string more, string resource = Lambda) => $$"""{"Type": "Task", "Resource": "{{resource}}", {{more}}}""";

    private static FakeTasks Failing(string error, int times) => new((invocation, _) => invocation.Attempt < times
        ? System.Threading.Tasks.Task.FromException<JsonNode?>(new TaskFailedException(error, "why"))
        : System.Threading.Tasks.Task.FromResult<JsonNode?>(JsonValue.Create(invocation.Attempt)));

    [Fact]
    public void A_task_gets_its_effective_input_and_its_result_is_selected_and_placed()
    {
        var tasks = FakeTasks.Of(invocation => JsonNode.Parse($$"""{"echo": {{invocation.Input!.ToJsonString()}}, "noise": 1}"""));
        Machine.OfState(Task(""" "InputPath": "$.a", "Parameters": {"p.$": "$.b"}, "ResultSelector": {"r.$": "$.echo.p"}, "ResultPath": "$.out", "OutputPath": "$.out.r", "End": true"""), tasks)
            .Output("""{"a":{"b":1.10}}""").ShouldBe("1.10");
        tasks.Invocations.Single().ShouldSatisfyAllConditions(
            i => i.Resource.ShouldBe(Lambda),
            i => i.StateName.ShouldBe("S"),
            i => i.Attempt.ShouldBe(0),
            i => i.TaskToken.ShouldBeNull());
    }

    // 2, 4, 8 s; capped at 5 s; half of it with the jitter source at 0.5
    [Theory]
    [InlineData(""" "IntervalSeconds": 2, "MaxAttempts": 3 """, 2 + 4 + 8)]
    [InlineData(""" "IntervalSeconds": 2, "MaxAttempts": 3, "MaxDelaySeconds": 5""", 2 + 4 + 5)]
    [InlineData(""" "IntervalSeconds": 2, "MaxAttempts": 3, "MaxDelaySeconds": 5, "JitterStrategy": "FULL" """, 1 + 2 + 2.5)]
    [InlineData(""" "IntervalSeconds": 1, "BackoffRate": 1.5, "MaxAttempts": 3, "JitterStrategy": "NONE" """, 1 + 1.5 + 2.25)]
    [InlineData(""" "MaxAttempts": 3 """, 1 + 2 + 4)]
    public void Retries_wait_as_long_as_the_retrier_says(string retrier, double seconds)
    {
        var machine = Machine.OfState(Task($$""" "Retry": [{"ErrorEquals": ["E"], {{retrier}}}], "End": true"""), Failing("E", 3));
        machine.Output().ShouldBe("3");
        machine.Elapsed.ShouldBe(TimeSpan.FromSeconds(seconds));
    }

    [Fact]
    public void Each_retrier_counts_its_own_attempts_and_the_last_failure_is_reported()
    {
        var tasks = FakeTasks.Of(i => throw new TaskFailedException(i.Attempt % 2 == 0 ? "A" : "B", $"attempt {i.Attempt}"));
        var result = Machine.OfState(Task(""" "Retry": [{"ErrorEquals": ["A"], "MaxAttempts": 2}, {"ErrorEquals": ["States.ALL"], "MaxAttempts": 1}], "End": true"""), tasks).Run();
        // A (retry 1 of 2), B (1 of 1), A (2 of 2), B: used up
        tasks.Invocations.Count.ShouldBe(4);
        result.Cause.ShouldBe("attempt 3");
    }

    [Fact]
    public void No_attempts_means_no_retry() =>
        Machine.OfState(Task(""" "Retry": [{"ErrorEquals": ["E"], "MaxAttempts": 0}, {"ErrorEquals": ["States.ALL"]}], "End": true"""), Failing("E", 1)).Run().Error.ShouldBe("E");

    [Theory]
    [InlineData("E", "States.ALL", true)]
    [InlineData("E", "States.TaskFailed", true)]
    [InlineData("E", "E", true)]
    [InlineData("E", "F", false)]
    [InlineData("States.Timeout", "States.TaskFailed", false)]
    [InlineData("States.Timeout", "States.ALL", true)]
    [InlineData("States.Runtime", "States.ALL", false)]
    [InlineData("States.Runtime", "States.TaskFailed", false)]
    public void Error_names_match_as_the_language_says(string error, string matcher, bool isCaught)
    {
        var result = Catching(matcher, FakeTasks.Of(_ => throw new TaskFailedException(error, "why"))).Run();
        result.Status.ShouldBe(isCaught ? ExecutionStatus.Succeeded : ExecutionStatus.Failed);
    }

    [Fact]
    public void A_caught_error_is_placed_assigned_and_handled()
    {
        new Machine($$"""
            {"StartAt": "S", "States": {"S": {{Task(""" "Catch": [{"ErrorEquals": ["E"], "ResultPath": "$.err", "Assign": {"why.$": "$.Cause"}, "Next": "H"}], "OutputPath": "$.never", "End": true""")}},
              "H": {"Type": "Pass", "Parameters": {"in.$": "$", "why.$": "$why"}, "End": true} } }
            """, Failing("E", 9)).Output("""{"a":1}""").ShouldBe("""{"in":{"a":1,"err":{"Error":"E","Cause":"why"}},"why":"why"}""");
    }

    [Fact]
    public void An_unknown_exception_is_TaskFailed_and_its_message_stays_inside()
    {
        var result = Machine.OfState(Task(""" "End": true"""), FakeTasks.Of(_ => throw new InvalidOperationException("secret"))).Run();
        result.Error.ShouldBe("States.TaskFailed");
        result.Cause.ShouldBe("InvalidOperationException");
    }

    [Theory]
    [InlineData(""" "TimeoutSeconds": 5 """, "{}", 5)]
    [InlineData(""" "TimeoutSecondsPath": "$.t" """, """{"t": 7}""", 7)]
    [InlineData(""" "TimeoutSeconds": 5000000 """, "{}", 5_000_000)]
    [InlineData(""" "TimeoutSeconds": 5, "HeartbeatSeconds": 2 """, "{}", 2)]
    public void A_task_that_does_not_answer_times_out(string timeout, string input, double seconds)
    {
        var machine = Machine.OfState(Task($$""" {{timeout}}, "End": true"""), FakeTasks.Hanging());
        var result = machine.Run(input);
        result.Error.ShouldBe("States.Timeout");
        result.Cause.ShouldBeNull();
        result.Trace().ShouldBe("ExecutionStarted TaskStateEntered(S) LambdaFunctionScheduled LambdaFunctionStarted LambdaFunctionTimedOut ExecutionFailed");
        machine.Elapsed.ShouldBe(TimeSpan.FromSeconds(seconds));
    }

    [Fact]
    public void A_missed_heartbeat_can_be_told_from_a_timeout()
    {
        Catching("States.HeartbeatTimeout", FakeTasks.Hanging(), """ "TimeoutSeconds": 9, "HeartbeatSeconds": 2,""").Run().Status.ShouldBe(ExecutionStatus.Succeeded);
        Catching("States.HeartbeatTimeout", FakeTasks.Hanging(), """ "TimeoutSeconds": 9,""").Run().Status.ShouldBe(ExecutionStatus.Failed);
    }

    [Fact]
    public void Heartbeats_keep_a_task_alive()
    {
        Machine machine = null!;
        machine = Machine.OfState(Task(""" "HeartbeatSeconds": 10, "End": true"""), new FakeTasks((invocation, _) => Beat(invocation.Progress)));
        machine.Run().Output!.GetValue<string>().ShouldBe("done");
        machine.Elapsed.ShouldBe(TimeSpan.FromSeconds(24));

        async Task<JsonNode?> Beat(TaskProgress progress)
        {
            for (var i = 0; i < 3; i++)
            {
                await System.Threading.Tasks.Task.Delay(TimeSpan.FromSeconds(8), machine.Clock, CancellationToken.None);
                progress.Heartbeat();
            }

            return "done";
        }
    }

    [Fact]
    public async System.Threading.Tasks.Task A_callback_gets_a_token_and_completes_when_it_is_answered()
    {
        var answer = new TaskCompletionSource<JsonNode?>();
        var tasks = new FakeTasks((invocation, _) =>
        {
            invocation.Progress.Submitted();
            return answer.Task;
        });
        var machine = Machine.OfState(Task(""" "Parameters": {"t.$": "$$.Task.Token"}, "End": true""", "arn:aws:states:::sqs:sendMessage.waitForTaskToken"), tasks);
        var execution = machine.Start();
        execution.IsCompleted.ShouldBeFalse();
        var invocation = tasks.Invocations.Single();
        invocation.TaskToken.ShouldNotBeNullOrEmpty();
        invocation.Input!["t"]!.GetValue<string>().ShouldBe(invocation.TaskToken);

        answer.SetResult("yes");

        execution.IsCompleted.ShouldBeTrue();
        var result = await execution;
        result.Output!.GetValue<string>().ShouldBe("yes");
        result.Trace().ShouldBe("ExecutionStarted TaskStateEntered(S) TaskScheduled TaskStarted TaskSubmitted TaskSucceeded TaskStateExited(S) ExecutionSucceeded");
    }

    [Fact]
    public void Tokens_differ_from_attempt_to_attempt()
    {
        var tasks = Failing("E", 2);
        Machine.OfState(Task(""" "Retry": [{"ErrorEquals": ["E"]}], "End": true""", "arn:aws:states:::sqs:sendMessage.waitForTaskToken"), tasks).Run();
        tasks.Invocations.Select(i => i.TaskToken).Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public void Retry_count_and_credentials_are_told()
    {
        var tasks = Failing("E", 2);
        Machine.OfState(Task(""" "Credentials": {"RoleArn.$": "$.role"}, "Parameters": {"n.$": "$$.State.RetryCount"}, "Retry": [{"ErrorEquals": ["E"]}], "End": true"""), tasks).Run("""{"role":"arn:r"}""");
        tasks.Invocations.Select(i => i.Input!["n"]!.GetValue<int>()).ShouldBe([0, 1, 2]);
        tasks.Invocations.ShouldAllBe(i => i.RoleArn == "arn:r");
    }

    private static Machine Catching(string matcher, FakeTasks tasks, string more = "") => new($$"""
        {"StartAt": "S", "States": {"S": {{Task($$"""{{more}} "Catch": [{"ErrorEquals": ["{{matcher}}"], "Next": "H"}], "End": true""")}}, "H": {"Type": "Succeed"} } }
        """, tasks);
}
