using System.Text.Json;
using SecondBrain.StatesLanguage.Definition;
using SecondBrain.StatesLanguage.Execution;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Batch;

/// <summary>Runs one case to its end on the calling thread.</summary>
internal sealed class AslCase(Value definition, Value input, AslBatchOptions options)
{
    private static readonly ExecutionStart Start = new(
        "arn:aws:states:us-east-1:000000000000:execution:Batch:case", "case", "arn:aws:states:us-east-1:000000000000:stateMachine:Batch", "Batch", null);

    public AslCaseResult Run(CancellationToken cancellationToken)
    {
        StateMachineDefinition machine;
        try
        {
            machine = StateMachineDefinition.Read(definition is TextValue text ? ValueReader.Parse(text.Text) : definition, []);
            machine.Validate(new NoTaskResources());
        }
        catch (Exception refused) when (refused is StateMachineDefinitionException or JsonException)
        {
            return new AslCaseResult(AslCaseResult.InvalidStatus, null, "InvalidDefinition", refused.Message, []);
        }

        using var limit = new CancellationTokenSource(options.CaseTimeLimit, options.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var clock = new SelfAdvancingClock(options.Clock.GetUtcNow());
        var interpreter = new StateMachineInterpreter(machine, new NoTaskResources(), new InterpreterOptions { Clock = clock, IncludeExecutionData = false, RunsInline = true });
        return Finish(interpreter.RunAsync(Start, input, either.Token), clock, either.Token);
    }

    // Everything runs inline, so an execution that is not done waits for a timer: there is one.
    private AslCaseResult Finish(Task<ExecutionResult> execution, SelfAdvancingClock clock, CancellationToken limit)
    {
        while (!execution.IsCompleted && clock.AdvanceToNextTimer())
        {
        }

        if (!execution.IsCompletedSuccessfully && !limit.IsCancellationRequested)
        {
            return new AslCaseResult(AslCaseResult.ErrorStatus, null, "Interpreter", execution.Exception?.InnerException?.ToString() ?? "The execution waits for nothing.", []);
        }

        // The time limit strikes on another thread, which then ends the execution.
        var result = execution.GetAwaiter().GetResult();
        return result.Status == ExecutionStatus.Aborted
            ? AslCaseResult.Of(result) with { Error = "TimeLimit", Cause = $"The case took longer than {options.CaseTimeLimit.TotalSeconds} s." }
            : AslCaseResult.Of(result);
    }
}
