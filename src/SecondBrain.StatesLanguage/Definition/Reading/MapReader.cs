using SecondBrain.StatesLanguage.Definition.States;
using SecondBrain.StatesLanguage.Expressions;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Definition.Reading;

/// <summary>Reads a Map state, in its new spelling (<c>ItemProcessor</c>, <c>ItemSelector</c>) and its old one (<c>Iterator</c>, <c>Parameters</c>).</summary>
internal static class MapReader
{
    public static MapState Read(string name, FieldReader fields)
    {
        var processorField = Either(fields, "ItemProcessor", "Iterator");
        var selectorField = fields.IsJsonata ? "ItemSelector" : Either(fields, "ItemSelector", "Parameters");
        var processor = fields.Object(processorField);
        if (processor is null)
        {
            fields.Problem("The field 'ItemProcessor' is missing.");
        }

        var (isDistributed, isExpress) = processor is null ? default : Mode(processor);
        var graph = processor is null ? new StateGraph("", new Dictionary<string, State>(StringComparer.Ordinal)) : GraphReader.Read(processor);
        processor?.Finish("an item processor");
        DistributedMapReader.Check(fields, isDistributed);
        return new MapState(name)
        {
            Processor = graph,
            IsDistributed = isDistributed,
            IsExpress = isExpress,
            Reader = DistributedMapReader.Reading(fields),
            Writer = DistributedMapReader.Writing(fields),
            ItemsPath = fields.Path("ItemsPath"),
            Items = Items(fields),
            IsJsonata = fields.IsJsonata,
            Output = fields.QueryTemplate("Output"),
            ItemSelector = fields.Template(selectorField),
            MaxConcurrency = fields.NumberOrPath("MaxConcurrency", 0, StateReader.MaxSeconds),
            ToleratedFailureCount = fields.NumberOrPath("ToleratedFailureCount", 0, 10_000_000),
            ToleratedFailurePercentage = fields.NumberOrPath("ToleratedFailurePercentage", 0, 100, isInteger: false),
            Batching = DistributedMapReader.Batching(fields),
            Label = DistributedMapReader.Label(fields),
            InputPath = fields.DataPath("InputPath"),
            OutputPath = fields.DataPath("OutputPath"),
            ResultSelector = fields.PathTemplate("ResultSelector"),
            ResultPath = fields.ResultPath(),
            Assign = fields.ObjectTemplate("Assign"),
            Retriers = ErrorReader.Retriers(fields),
            Catchers = ErrorReader.Catchers(fields),
            Next = StateReader.Next(fields),
        };
    }

    private static PayloadTemplate? Items(FieldReader fields)
    {
        if (fields.IsQuery("Items"))
        {
            return fields.Query("Items", ValueKind.List) is { } query ? new PayloadTemplate.Computed(query, "Items") : null;
        }

        if (fields.IsJsonata && fields.Any("Items") is not (null or ListValue))
        {
            fields.Problem("Items", "has to be an array or a JSONata expression.");
        }

        return fields.QueryTemplate("Items");
    }

    private static string Either(FieldReader fields, string field, string oldField)
    {
        if (fields.Has(field) && fields.Has(oldField))
        {
            fields.Problem(oldField, $"'{oldField}' is the old spelling of '{field}': only one can be there.");
        }

        return fields.Has(field) ? field : oldField;
    }

    private static (bool IsDistributed, bool IsExpress) Mode(FieldReader processor)
    {
        if (processor.Object("ProcessorConfig") is not { } config)
        {
            return default;
        }

        var (mode, type) = (config.Text("Mode"), config.Text("ExecutionType"));
        if (mode is not (null or "INLINE" or "DISTRIBUTED"))
        {
            config.Problem("Mode", "has to be INLINE or DISTRIBUTED.");
        }

        if (type is not (null or "STANDARD" or "EXPRESS"))
        {
            config.Problem("ExecutionType", "has to be STANDARD or EXPRESS.");
        }

        config.Finish("a processor configuration");
        return (mode == "DISTRIBUTED", mode == "DISTRIBUTED" && type == "EXPRESS");
    }
}
