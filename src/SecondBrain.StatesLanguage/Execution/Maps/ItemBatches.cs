using SecondBrain.StatesLanguage.Definition.States;
using SecondBrain.StatesLanguage.Expressions;
using SecondBrain.StatesLanguage.Failures;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Execution.Maps;

/// <summary>Groups the items of a distributed Map: <c>{"BatchInput": ..., "Items": [...]}</c>.</summary>
internal static class ItemBatches
{
    public static Value[] Make(MapState state, in EvaluationScope scope, Value[] items)
    {
        if (state.Batching is not { } batching)
        {
            return items;
        }

        var maxItems = NumberFields.Evaluate(batching.MaxItems, scope) ?? double.MaxValue;
        var maxBytes = NumberFields.Evaluate(batching.MaxBytes, scope) ?? double.MaxValue;
        if (maxItems < 1 || maxBytes < 1)
        {
            throw StateFailedException.Runtime("MaxItemsPerBatch and MaxInputBytesPerBatch have to be positive.");
        }

        var common = batching.BatchInput?.Evaluate(scope);
        var batches = new List<Value>();
        var batch = new List<Value>();
        foreach (var item in items)
        {
            if (batch.Count > 0 && (batch.Count >= maxItems || Batch(common, [.. batch, item]).ByteCount > maxBytes))
            {
                batches.Add(Batch(common, batch));
                batch = [];
            }

            batch.Add(item);
        }

        if (batch.Count > 0)
        {
            batches.Add(Batch(common, batch));
        }

        return [.. batches];
    }

    private static ObjectValue Batch(Value? common, List<Value> items)
    {
        var list = ("Items", (Value)new ListValue([.. items]));
        return common is null ? ObjectValue.Of(list) : ObjectValue.Of(("BatchInput", common), list);
    }
}
