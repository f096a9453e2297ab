using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Definition.States;
using SecondBrain.StatesLanguage.Expressions;
using SecondBrain.StatesLanguage.Failures;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Execution;

/// <summary>Finds the items of a Map and runs its iterations.</summary>
internal static class MapAttempt
{
    // The service's limits of iterations that run at the same time.
    private const int MaxInline = 40;

    private const int MaxDistributed = 10_000;

    public static async ValueTask<BranchEnd> RunAsync(BranchRun owner, MapState state, Value data)
    {
        var scope = owner.Scope(data);
        var concurrency = NumberFields.Evaluate(state.MaxConcurrency, scope) ?? 0;
        if (concurrency < 0)
        {
            throw StateFailedException.Runtime($"Expected non-negative integer for MaxConcurrency, got '{concurrency}' instead.");
        }

        var items = Items(state, scope);
        owner.Record("MapStateStarted", details: owner.History.IncludesData ? new JsonObject { ["length"] = items.Length } : null);
        owner.HasBegunWork = true;
        var most = state.IsDistributed ? MaxDistributed : MaxInline;
        var limit = concurrency is 0 || concurrency > most ? most : (int)concurrency;
        var end = state.IsDistributed
            ? await DistributedMap.RunAsync(owner, state, scope, items, limit)
            : await new InlineMap(owner, state, data, items, limit).RunAsync();
        if (end.Output is not null)
        {
            owner.Record("MapStateSucceeded");
        }

        return end;
    }

    private static Value[] Items(MapState state, in EvaluationScope scope)
    {
        var found = state.ItemsPath?.FindOrFail(scope) ?? scope.Input;
        return found is ListValue list
            ? list.Items
            : throw StateFailedException.Runtime($"Reference path \"{state.ItemsPath?.Text ?? "$"}\" must point to array.");
    }
}
