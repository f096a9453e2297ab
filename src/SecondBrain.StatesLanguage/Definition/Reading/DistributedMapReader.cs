using System.Buffers;
using SecondBrain.StatesLanguage.Definition.States;
using SecondBrain.StatesLanguage.Expressions;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Definition.Reading;

/// <summary>Reads the fields that only a Map in DISTRIBUTED mode can have.</summary>
internal static class DistributedMapReader
{
    private const int MaxLabelLength = 40;

    private static readonly SearchValues<char> UnfitForArn = SearchValues.Create(" ?*<>{}[]:;,\\|^~$#%&`\"/");

    // Larger numbers are taken for this one.
    private const double MaxItems = 100_000_000;

    private static readonly Dictionary<string, char> Delimiters = new(StringComparer.Ordinal)
    {
        ["COMMA"] = ',',
        ["PIPE"] = '|',
        ["SEMICOLON"] = ';',
        ["SPACE"] = ' ',
        ["TAB"] = '\t',
    };

    public static void Check(FieldReader map, bool isDistributed)
    {
        foreach (var field in (ReadOnlySpan<string>)["ItemReader", "ItemBatcher", "ResultWriter", "Label"])
        {
            if (map.Has(field) && !isDistributed)
            {
                map.Problem(field, $"'{field}' needs a processor in DISTRIBUTED mode.");
            }
        }
    }

    public static ItemReading? Reading(FieldReader map)
    {
        if (map.Object("ItemReader") is not { } reader)
        {
            return null;
        }

        var resource = reader.RequiredText("Resource");
        if (resource is not (ItemReading.GetObject or ItemReading.ListObjects))
        {
            reader.Problem("Resource", $"has to be {ItemReading.GetObject} or {ItemReading.ListObjects}.");
        }

        var config = reader.Object("ReaderConfig");
        var reading = new ItemReading(
            resource,
            Arguments(reader),
            resource == ItemReading.GetObject ? InputType(reader, config) : null,
            config is null ? null : CsvHeaders(config),
            config?.Text("CSVDelimiter") is not { } name ? ',' : Delimiters.TryGetValue(name, out var delimiter) ? delimiter : Unknown(config),
            config?.NumberOrPath("MaxItems", 0, MaxItems));
        config?.Finish("a reader configuration");
        reader.Finish("an item reader");
        return reading;
    }

    public static ResultWriting? Writing(FieldReader map)
    {
        if (map.Object("ResultWriter") is not { } writer)
        {
            return null;
        }

        var config = writer.Object("WriterConfig");
        var (resource, parameters) = (writer.Text("Resource"), Arguments(writer));
        if ((resource is null) != (parameters is null) || (resource is null && config is null))
        {
            writer.Problem($"'Resource' with '{(writer.IsJsonata ? "Arguments" : "Parameters")}', or 'WriterConfig', or all of them have to be there.");
        }
        else if (resource is not (null or ResultWriting.PutObject))
        {
            writer.Problem("Resource", $"has to be {ResultWriting.PutObject}.");
        }

        var (transformation, type) = (config?.Text("Transformation"), config?.Text("OutputType"));
        if (transformation is not (null or "NONE" or "COMPACT" or "FLATTEN"))
        {
            config!.Problem("Transformation", "has to be NONE, COMPACT or FLATTEN.");
        }

        if (type is not (null or "JSON" or "JSONL"))
        {
            config!.Problem("OutputType", "has to be JSON or JSONL.");
        }

        config?.Finish("a writer configuration");
        writer.Finish("a result writer");
        return new ResultWriting(
            parameters,
            transformation switch { "FLATTEN" => ResultTransformation.Flatten, "COMPACT" => ResultTransformation.Compact, null when parameters is null => ResultTransformation.Compact, _ => ResultTransformation.None },
            type == "JSONL");
    }

    public static ItemBatching? Batching(FieldReader map)
    {
        if (map.Object("ItemBatcher") is not { } batcher)
        {
            return null;
        }

        var batching = new ItemBatching(
            batcher.NumberOrPath("MaxItemsPerBatch", 1, MaxItems),
            batcher.NumberOrPath("MaxInputBytesPerBatch", 1, 262_144),
            batcher.ObjectTemplate("BatchInput"));
        if (batching is { MaxItems: null, MaxBytes: null })
        {
            batcher.Problem("'MaxItemsPerBatch' or 'MaxInputBytesPerBatch' has to be there.");
        }

        batcher.Finish("an item batcher");
        return batching;
    }

    public static string? Label(FieldReader map)
    {
        var label = map.NonEmptyText("Label");
        if (label?.Length > MaxLabelLength || label?.AsSpan().IndexOfAny(UnfitForArn) >= 0)
        {
            map.Problem("Label", $"has at most {MaxLabelLength} characters, and none that an ARN cannot have.");
        }

        return label;
    }

    private static PayloadTemplate? Arguments(FieldReader fields) => fields.ObjectTemplate(fields.IsJsonata ? "Arguments" : "Parameters");

    private static string? InputType(FieldReader reader, FieldReader? config)
    {
        var type = config?.Text("InputType");
        if (type is not ("JSON" or "JSONL" or "CSV"))
        {
            (config ?? reader).Problem("InputType", "has to be JSON, JSONL or CSV: other types are not supported.");
        }

        return type;
    }

    private static string[]? CsvHeaders(FieldReader config)
    {
        var (location, headers) = (config.Text("CSVHeaderLocation"), config.Any("CSVHeaders"));
        if (location is not (null or "FIRST_ROW" or "GIVEN"))
        {
            config.Problem("CSVHeaderLocation", "has to be FIRST_ROW or GIVEN.");
        }
        else if (config.Text("InputType") == "CSV" && location is null)
        {
            config.Problem("The field 'CSVHeaderLocation' is missing.");
        }
        else if ((location == "GIVEN") != headers is ListValue { Items.Length: > 0 })
        {
            config.Problem("CSVHeaders", "has to be there, an array of strings, when CSVHeaderLocation is GIVEN, and only then.");
        }

        return headers is ListValue list ? [.. list.Items.OfType<TextValue>().Select(t => t.Text)] : null;
    }

    private static char Unknown(FieldReader config)
    {
        config.Problem("CSVDelimiter", $"has to be one of {string.Join(", ", Delimiters.Keys)}.");
        return ',';
    }
}
