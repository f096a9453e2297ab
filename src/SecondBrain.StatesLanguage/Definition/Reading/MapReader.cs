using SecondBrain.StatesLanguage.Definition.States;

namespace SecondBrain.StatesLanguage.Definition.Reading;

/// <summary>Reads a Map state, in its new spelling (<c>ItemProcessor</c>, <c>ItemSelector</c>) and its old one (<c>Iterator</c>, <c>Parameters</c>).</summary>
internal static class MapReader
{
    public static MapState Read(string name, FieldReader fields)
    {
        var processorField = Either(fields, "ItemProcessor", "Iterator");
        var selectorField = Either(fields, "ItemSelector", "Parameters");
        var processor = fields.Object(processorField);
        if (processor is null)
        {
            fields.Problem("The field 'ItemProcessor' is missing.");
        }

        foreach (var field in (ReadOnlySpan<string>)["ItemReader", "ResultWriter"])
        {
            if (fields.Has(field))
            {
                fields.Problem(field, $"'{field}' is not supported: pass the items in the state's input.");
            }
        }

        var isDistributed = processor is not null && Mode(processor);
        var graph = processor is null ? new StateGraph("", new Dictionary<string, State>(StringComparer.Ordinal)) : GraphReader.Read(processor);
        processor?.Finish("an item processor");
        return new MapState(name)
        {
            Processor = graph,
            IsDistributed = isDistributed,
            ItemsPath = fields.Path("ItemsPath"),
            ItemSelector = fields.Template(selectorField),
            MaxConcurrency = fields.NumberOrPath("MaxConcurrency", 0, StateReader.MaxSeconds),
            ToleratedFailureCount = fields.NumberOrPath("ToleratedFailureCount", 0, 10_000_000),
            ToleratedFailurePercentage = fields.NumberOrPath("ToleratedFailurePercentage", 0, 100, isInteger: false),
            Batching = Batching(fields, isDistributed),
            Label = fields.Text("Label"),
            InputPath = fields.DataPath("InputPath"),
            OutputPath = fields.DataPath("OutputPath"),
            ResultSelector = fields.Template("ResultSelector"),
            ResultPath = fields.ResultPath(),
            Assign = fields.ObjectTemplate("Assign"),
            Retriers = ErrorReader.Retriers(fields),
            Catchers = ErrorReader.Catchers(fields),
            Next = StateReader.Next(fields),
        };
    }

    private static string Either(FieldReader fields, string field, string oldField)
    {
        if (fields.Has(field) && fields.Has(oldField))
        {
            fields.Problem(oldField, $"'{oldField}' is the old spelling of '{field}': only one can be there.");
        }

        return fields.Has(field) ? field : oldField;
    }

    private static bool Mode(FieldReader processor)
    {
        if (processor.Object("ProcessorConfig") is not { } config)
        {
            return false;
        }

        var mode = config.Text("Mode");
        if (mode is not (null or "INLINE" or "DISTRIBUTED"))
        {
            config.Problem("Mode", "has to be INLINE or DISTRIBUTED.");
        }

        if (config.Text("ExecutionType") is not (null or "STANDARD" or "EXPRESS"))
        {
            config.Problem("ExecutionType", "has to be STANDARD or EXPRESS.");
        }

        config.Finish("a processor configuration");
        return mode == "DISTRIBUTED";
    }

    private static ItemBatching? Batching(FieldReader fields, bool isDistributed)
    {
        if (fields.Object("ItemBatcher") is not { } batcher)
        {
            return null;
        }

        if (!isDistributed)
        {
            fields.Problem("ItemBatcher", "needs a processor in DISTRIBUTED mode.");
        }

        var batching = new ItemBatching(
            batcher.NumberOrPath("MaxItemsPerBatch", 1, 100_000_000),
            batcher.NumberOrPath("MaxInputBytesPerBatch", 1, 262_144),
            batcher.ObjectTemplate("BatchInput"));
        if (batching is { MaxItems: null, MaxBytes: null })
        {
            batcher.Problem("'MaxItemsPerBatch' or 'MaxInputBytesPerBatch' has to be there.");
        }

        batcher.Finish("an item batcher");
        return batching;
    }
}
