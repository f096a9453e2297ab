using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Definition.States;
using SecondBrain.StatesLanguage.Expressions;
using SecondBrain.StatesLanguage.Failures;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Execution.Maps;

/// <summary>Finds the items of a Map and runs its iterations.</summary>
internal static class MapAttempt
{
    // The service's limits of iterations that run at the same time.
    private const int MaxInline = 40;

    private const int MaxDistributed = 10_000;

    public static async ValueTask<BranchEnd> RunAsync(BranchRun owner, MapState state, Value data)
    {
        var earlier = owner.TakeEarlierWork()?.Iterations;
        owner.Iterations = null;
        if (earlier is not null)
        {
            owner.Iterations = earlier.Redrive(owner);
            owner.HasBegunWork = true;
        }
        else if (await BeginAsync(owner, state, data) is { } over)
        {
            return over;
        }

        var end = await owner.Iterations!.RunAsync();
        if (end.Output is not null)
        {
            owner.Record("MapStateSucceeded");
        }

        return end;
    }

    private static async ValueTask<BranchEnd?> BeginAsync(BranchRun owner, MapState state, Value data)
    {
        var scope = owner.Scope(data);
        var concurrency = NumberFields.Evaluate(state.MaxConcurrency, scope) ?? 0;
        if (concurrency < 0)
        {
            throw StateFailedException.Runtime($"Expected non-negative integer for MaxConcurrency, got '{concurrency}' instead.");
        }

        var items = state.Reader is null ? Items(state, scope) : null;
        owner.Record("MapStateStarted", details: owner.History.IncludesData ? new JsonObject { ["length"] = items?.Length ?? 0 } : null);
        owner.HasBegunWork = true;
        var most = state.IsDistributed ? MaxDistributed : MaxInline;
        var limit = concurrency is 0 || concurrency > most ? most : (int)concurrency;
        if (state.IsDistributed)
        {
            return await DistributedMap.BeginAsync(owner, state, scope, items, limit);
        }

        owner.Iterations = new InlineMap(owner, state, data, items!, limit);
        return null;
    }

    private static Value[] Items(MapState state, in EvaluationScope scope)
    {
        var found = state.Items?.Evaluate(scope) ?? state.ItemsPath?.FindOrFail(scope) ?? scope.Input;
        return found is ListValue list
            ? list.Items
            : throw StateFailedException.Runtime($"Reference path \"{state.ItemsPath?.Text ?? "$"}\" must point to array.");
    }
}
