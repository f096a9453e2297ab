using System.Text.Json;
using SecondBrain.StatesLanguage.Definition.States;
using SecondBrain.StatesLanguage.Expressions;
using SecondBrain.StatesLanguage.Failures;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Execution.Maps;

/// <summary>Reads the items of a distributed Map from where its <c>ItemReader</c> says.</summary>
internal static class ItemSource
{
    private const int MaxItems = 100_000_000;

    /// <returns>The items, and <c>$$.Map.Item.Source</c>.</returns>
    /// <exception cref="StateFailedException"><c>States.ItemReaderFailed</c>.</exception>
    public static async ValueTask<(Value[] Items, string Source)> ReadAsync(BranchRun owner, ItemReading reading, EvaluationScope scope)
    {
        var store = new ObjectStore(owner, ErrorNames.ItemReaderFailed);
        var most = NumberFields.Evaluate(reading.MaxItems, scope) switch
        {
            < 0 => throw store.Failed("field MaxItems must be positive"),
            null or 0 or > MaxItems => MaxItems,
            var given => (int)given,
        };
        var parameters = reading.Parameters?.Evaluate(scope) as ObjectValue ?? ObjectValue.Empty;
        var bucket = (parameters["Bucket"] as TextValue)?.Text;
        if (reading.ListsObjects)
        {
            return (await ListAsync(store, parameters, most), $"S3://{bucket}");
        }

        var found = await store.CallAsync(reading.Resource, parameters);
        var body = (found as ObjectValue)?["Body"] is TextValue text ? text.Text : throw store.Failed("The object has no text.");
        return (Parse(store, reading, body, most), $"S3://{bucket}/{(parameters["Key"] as TextValue)?.Text}");
    }

    private static async ValueTask<Value[]> ListAsync(ObjectStore store, ObjectValue parameters, int most)
    {
        var items = new List<Value>();
        for (var request = parameters; items.Count < most;)
        {
            var page = await store.CallAsync(ItemReading.ListObjects, request) as ObjectValue;
            items.AddRange((page?["Contents"] as ListValue)?.Items ?? []);
            if (page?["NextContinuationToken"] is not TextValue next)
            {
                break;
            }

            request = parameters.With("ContinuationToken", next);
        }

        return [.. items.Take(most)];
    }

    private static Value[] Parse(ObjectStore store, ItemReading reading, string body, int most)
    {
        try
        {
            return reading.InputType switch
            {
                "CSV" => [.. CsvItems.Read(body, reading.CsvHeaders, reading.CsvDelimiter).Take(most)],
                "JSONL" => [.. body.Split('\n').Where(l => !string.IsNullOrWhiteSpace(l)).Take(most).Select(l => ValueReader.Parse(l))],
                _ => ValueReader.Parse(body) is ListValue list ? [.. list.Items.Take(most)] : throw store.Failed("Attempting to map over non-iterable node."),
            };
        }
        catch (Exception malformed) when (malformed is JsonException or FormatException)
        {
            throw store.Failed(malformed.Message);
        }
    }
}
