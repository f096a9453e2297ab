using SecondBrain.StatesLanguage.Definition.States;
using SecondBrain.StatesLanguage.Execution.Maps;
using SecondBrain.StatesLanguage.Failures;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Execution;

/// <summary>Task, Parallel and Map: attempts, Retry, Catch, and what becomes of the result.</summary>
internal static class WorkingStateRun
{
    public static async ValueTask<BranchEnd> RunAsync(BranchRun branch, WorkingState state, Value input)
    {
        var scope = branch.Scope(input);
        var data = state.InputPath.Apply(scope);
        var attempts = state.Retriers.Length == 0 ? [] : new int[state.Retriers.Length];
        while (true)
        {
            var end = await AttemptAsync(branch, state, input, data);
            if (branch.IsStopped || end.Failure is not { } failure)
            {
                return end;
            }

            if (NextDelay(branch, state, failure, attempts) is var (retrier, delay))
            {
                if (!await branch.WaitAsync(delay))
                {
                    return BranchEnd.Stopped;
                }

                branch.RetryCount++;
                branch.Run.Options.OnTransition?.Invoke(new Transition(branch, state, TransitionKind.Retry, retrier) { Failure = failure, Delay = delay });
                continue;
            }

            if (branch.HasBegunWork || (failure.Location is not null && state is not TaskState))
            {
                branch.Record($"{state.Type}StateFailed");
            }

            return Caught(branch, state, input, failure) ?? end;
        }
    }

    private static async ValueTask<BranchEnd> AttemptAsync(BranchRun branch, WorkingState state, Value input, Value data)
    {
        try
        {
            var end = state switch
            {
                TaskState task => await TaskAttempt.RunAsync(branch, task, data),
                ParallelState parallel => await ParallelAttempt.RunAsync(branch, parallel, data),
                _ => await MapAttempt.RunAsync(branch, (MapState)state, data),
            };
            branch.HasBegunWork &= end.Output is null;
            return end.Output is { } result ? Finish(branch, state, input, result) : end;
        }
        catch (StateFailedException failed)
        {
            // The state's own fields could not be evaluated: no branch or item failed.
            branch.HasBegunWork = false;
            return BranchEnd.Failed(branch.Describe(failed.Failure));
        }
    }

    private static BranchEnd Finish(BranchRun branch, WorkingState state, Value input, Value result)
    {
        if (state.IsJsonata)
        {
            var states = branch.Scope(input) with { Outcome = ObjectValue.Of(("result", result)) };
            var output = state.Output?.Evaluate(states);
            SimpleStateRun.Assign(branch, state.Assign, states);
            return new BranchEnd(output ?? result, null, state.Next);
        }

        var scope = branch.Scope(result);
        SimpleStateRun.Assign(branch, state.Assign, scope);
        var selected = state.ResultSelector?.Evaluate(scope) ?? result;
        return new BranchEnd(state.OutputPath.Apply(scope.With(state.ResultPath.Apply(input, selected))), null, state.Next);
    }

    // The first retrier that matches decides: when its attempts are used up there is no other.
    private static (int Retrier, TimeSpan Delay)? NextDelay(BranchRun branch, WorkingState state, StateFailure failure, int[] attempts)
    {
        for (var i = 0; i < attempts.Length; i++)
        {
            var retrier = state.Retriers[i];
            if (retrier.ErrorEquals.Matches(failure))
            {
                return attempts[i] < retrier.MaxAttempts ? (i, retrier.Delay(attempts[i]++, branch.Run.Inputs.Random.Number)) : null;
            }
        }

        return null;
    }

    private static BranchEnd? Caught(BranchRun branch, WorkingState state, Value input, StateFailure failure)
    {
        var at = Array.FindIndex(state.Catchers, c => c.ErrorEquals.Matches(failure));
        if (at < 0)
        {
            return null;
        }

        var catcher = state.Catchers[at];

        var error = ObjectValue.Of(("Error", Text(failure, failure.Error)), ("Cause", Text(failure, failure.Cause)));
        var scope = state.IsJsonata ? branch.Scope(input) with { Outcome = ObjectValue.Of(("errorOutput", error)) } : branch.Scope(error);
        var output = catcher.Output?.Evaluate(scope);
        SimpleStateRun.Assign(branch, catcher.Assign, scope);
        return new BranchEnd(output ?? catcher.ResultPath.Apply(input, error), null, catcher.Next) { By = TransitionKind.Catch, Index = at };
    }

    // What a Fail state leaves out is an empty string; what a callback leaves out is null.
    private static Value Text(StateFailure failure, string? text) =>
        text is not null ? new TextValue(text) : failure.IsOfTask ? Value.Null : new TextValue("");
}
