using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Definition;
using SecondBrain.StatesLanguage.Execution;
using SecondBrain.StatesLanguage.Tasks;

namespace SecondBrain.StatesLanguage.Tests.Execution;

public sealed class ParallelAndMapTests
{
    private const string PassItem = """ "ItemProcessor": {"StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}} """;

    private const string TaskItem = """ "ItemProcessor": {"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "arn:aws:lambda:eu-west-1:1:function:f", "End": true}}} """;

    [Fact]
    public void Branches_take_turns_and_their_outputs_keep_their_order()
    {
        var result = Machine.OfState("""
            {"Type": "Parallel", "Branches": [
              {"StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": 9, "End": true}}},
              {"StartAt": "B", "States": {"B": {"Type": "Pass", "Result": "b", "End": true}}}], "End": true}
            """).Run("1");
        result.Output!.ToJsonString().ShouldBe("""[1,"b"]""");
        result.Trace().ShouldBe("ExecutionStarted ParallelStateEntered(S) ParallelStateStarted WaitStateEntered(A) PassStateEntered(B) PassStateExited(B) WaitStateExited(A) ParallelStateExited(S) ExecutionSucceeded");
    }

    [Fact]
    public async Task The_first_failure_aborts_the_siblings_at_once()
    {
        var told = new TaskCompletionSource();
        var tasks = new FakeTasks((_, cancellation) =>
        {
            cancellation.Register(told.SetResult);
            return new TaskCompletionSource<JsonNode?>().Task;
        });
        var machine = Machine.OfState("""
            {"Type": "Parallel", "Branches": [
              {"StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": 900, "End": true}}},
              {"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "arn:aws:lambda:eu-west-1:1:function:f", "End": true}}},
              {"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 3, "Next": "F"}, "F": {"Type": "Fail", "Error": "E", "Cause": "C"}}}], "End": true}
            """, tasks);
        var result = machine.Run();
        (result.Error, result.Cause).ShouldBe(("E", "C"));
        machine.Elapsed.ShouldBe(TimeSpan.FromSeconds(3));
        result.Trace().ShouldEndWith("FailStateEntered(F) WaitStateAborted TaskStateAborted ParallelStateFailed ExecutionFailed");
        await told.Task;
    }

    [Fact]
    public void A_failed_Parallel_is_retried_and_caught_as_a_whole()
    {
        var result = new Machine("""
            {"StartAt": "S", "States": {"S": {"Type": "Parallel", "Branches": [{"StartAt": "F", "States": {"F": {"Type": "Fail"}}}, {"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 5, "End": true}}}],
              "Retry": [{"ErrorEquals": ["States.ALL"], "MaxAttempts": 1}], "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "H"}], "End": true}, "H": {"Type": "Pass", "End": true}}}
            """).Run();
        result.Output!.ToJsonString().ShouldBe("""{"Error":"","Cause":""}""");
        result.Count("ParallelStateStarted").ShouldBe(2);
        result.Count("WaitStateAborted").ShouldBe(2);
        result.Count("ParallelStateFailed").ShouldBe(1);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 3)]
    [InlineData(0, 10)]
    public void No_more_iterations_run_at_a_time_than_MaxConcurrency(int limit, int most)
    {
        Machine machine = null!;
        var (running, seen) = (0, 0);
        machine = Machine.OfState($$"""{"Type": "Map", "MaxConcurrency": {{limit}}, {{TaskItem}}, "End": true}""", new FakeTasks(async (invocation, _) =>
        {
            seen = Math.Max(seen, ++running);
            await Task.Delay(TimeSpan.FromSeconds(1), machine.Clock, CancellationToken.None);
            running--;
            return invocation.Input?.DeepClone();
        }));
        machine.Output("[0,1,2,3,4,5,6,7,8,9]").ShouldBe("[0,1,2,3,4,5,6,7,8,9]");
        seen.ShouldBe(most);
    }

    [Fact]
    public void A_Map_runs_forty_iterations_at_a_time_at_most()
    {
        var tasks = FakeTasks.Hanging();
        _ = Machine.OfState($$"""{"Type": "Map", {{TaskItem}}, "End": true}""", tasks).Start($"[{string.Join(',', Enumerable.Range(0, 100))}]");
        tasks.Invocations.Count.ShouldBe(40);
    }

    [Theory]
    [InlineData(""" "ItemSelector": {"v.$": "$$.Map.Item.Value", "i.$": "$$.Map.Item.Index", "all.$": "$.n", "s.$": "$$.State.Name"} """)]
    [InlineData(""" "Parameters": {"v.$": "$$.Map.Item.Value", "i.$": "$$.Map.Item.Index", "all.$": "$.n", "s.$": "$$.State.Name"} """)]
    public void An_item_selector_sees_item_index_and_the_states_input(string selector) =>
        Machine.OfState($$"""{"Type": "Map", "ItemsPath": "$.l", {{selector}}, {{PassItem}}, "End": true}""").Output("""{"l":["a","b"],"n":7}""")
            .ShouldBe("""[{"v":"a","i":0,"all":7,"s":"S"},{"v":"b","i":1,"all":7,"s":"S"}]""");

    [Fact]
    public void No_items_make_an_empty_result() =>
        Machine.OfState($$"""{"Type": "Map", {{PassItem}}, "ResultPath": "$", "End": true}""").Output("[]").ShouldBe("[]");

    [Fact]
    public void The_old_spelling_with_an_Iterator_still_runs() =>
        Machine.OfState("""{"Type": "Map", "Iterator": {"StartAt": "P", "States": {"P": {"Type": "Pass", "Result": 1, "End": true}}}, "End": true}""").Output("[0,0]").ShouldBe("[1,1]");

    [Fact]
    public void A_failed_iteration_aborts_the_others()
    {
        var tasks = new FakeTasks((invocation, _) => invocation.Input!.GetValue<int>() == 1
            ? Task.FromException<JsonNode?>(new TaskFailedException("E", "C"))
            : new TaskCompletionSource<JsonNode?>().Task);
        var result = Machine.OfState($$"""{"Type": "Map", {{TaskItem}}, "End": true}""", tasks).Run("[0,1,2]");
        result.Error.ShouldBe("E");
        result.Trace().ShouldEndWith("LambdaFunctionFailed MapIterationFailed TaskStateAborted MapIterationAborted TaskStateAborted MapIterationAborted TaskStateAborted MapStateFailed ExecutionFailed");
    }

    [Fact]
    public void Thousands_of_items_run_without_deep_stacks()
    {
        var items = $"[{string.Join(',', Enumerable.Range(0, 5000))}]";
        Machine.OfState($$"""{"Type": "Map", "MaxConcurrency": 1, {{PassItem}}, "End": true}""").Output(items).ShouldBe(items);
    }

    [Theory]
    [InlineData(""" "ToleratedFailureCount": 1 """, true)]
    [InlineData(""" "ToleratedFailurePercentage": 50 """, true)]
    [InlineData(""" "ToleratedFailurePercentage": 20 """, false)]
    [InlineData(""" "Comment": "none" """, false)]
    public void A_distributed_Map_tolerates_failures_up_to_its_threshold(string tolerance, bool succeeds)
    {
        var result = Machine.OfState($$"""
            {"Type": "Map", {{tolerance}}, "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}, "StartAt": "C", "States": {
              "C": {"Type": "Choice", "Choices": [{"Variable": "$", "NumericEquals": 2, "Next": "F"}], "Default": "P"}, "F": {"Type": "Fail"}, "P": {"Type": "Pass", "End": true} } }, "End": true}
            """).Run("[1,2,3]");
        result.Status.ShouldBe(succeeds ? ExecutionStatus.Succeeded : ExecutionStatus.Failed);
        if (succeeds)
        {
            result.Output!.ToJsonString().ShouldBe("[1,3]");
        }
        else
        {
            result.Error.ShouldBe("States.ExceedToleratedFailureThreshold");
            result.Trace().ShouldEndWith("MapRunStarted MapRunFailed MapStateFailed ExecutionFailed");
        }
    }

    [Fact]
    public void A_distributed_Map_batches_its_items() =>
        Machine.OfState("""
            {"Type": "Map", "ItemsPath": "$.l", "ItemBatcher": {"MaxItemsPerBatch": 2, "BatchInput": {"x.$": "$.x"}},
             "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED"}, "StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}}, "End": true}
            """).Output("""{"l":[1,2,3],"x":0}""").ShouldBe("""[{"BatchInput":{"x":0},"Items":[1,2]},{"BatchInput":{"x":0},"Items":[3]}]""");

    [Fact]
    public void Cancelling_aborts_the_execution_wherever_it_is()
    {
        using var cancellation = new CancellationTokenSource();
        var machine = Machine.OfState($$"""{"Type": "Map", {{TaskItem}}, "End": true}""", FakeTasks.Hanging());
        SynchronizationContext.SetSynchronizationContext(null);
        var execution = machine.Start("[1,2]", cancellation.Token);
        execution.IsCompleted.ShouldBeFalse();
        cancellation.Cancel();
        execution.IsCompleted.ShouldBeTrue();
    }

    [Fact]
    public async Task Concurrent_executions_of_one_interpreter_do_not_disturb_each_other()
    {
        var definition = StateMachineDefinition.Parse("""
            {"StartAt": "A", "States": {
              "A": {"Type": "Pass", "Assign": {"n.$": "$.n"}, "Next": "B"},
              "B": {"Type": "Parallel", "Branches": [
                {"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "arn:aws:lambda:eu-west-1:1:function:f", "End": true}}},
                {"StartAt": "P", "States": {"P": {"Type": "Pass", "Parameters": {"v.$": "$n", "id.$": "$$.Execution.Input.n"}, "End": true}}}], "End": true}}}
            """);
        var tasks = new FakeTasks(async (invocation, _) =>
        {
            await Task.Yield();
            return invocation.Input!["n"]!.DeepClone();
        });
        var interpreter = new StateMachineInterpreter(definition, tasks, new InterpreterOptions());

        var results = await Task.WhenAll(Enumerable.Range(0, 500).Select(n => Task.Run(() =>
            interpreter.RunAsync(Machine.StartOf(JsonNode.Parse($$"""{"n": {{n}} }""")), CancellationToken.None))));

        results.Select(r => r.Output!.ToJsonString()).ShouldBe(Enumerable.Range(0, 500).Select(n => $$"""[{{n}},{"v":{{n}},"id":{{n}}}]"""));
    }
}
