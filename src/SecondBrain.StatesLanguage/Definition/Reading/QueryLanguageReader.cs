using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Definition.Reading;

/// <summary>Reads <c>QueryLanguage</c>: of a state machine for all its states, of a JSONPath machine's state for that state alone.</summary>
internal static class QueryLanguageReader
{
    private static readonly HashSet<string> OfJsonPath = new(StringComparer.Ordinal)
    {
        "InputPath", "OutputPath", "ResultPath", "ResultSelector", "Parameters", "Result", "ItemsPath", "SecondsPath", "TimestampPath", "ErrorPath", "CausePath",
        "TimeoutSecondsPath", "HeartbeatSecondsPath", "MaxConcurrencyPath", "ToleratedFailureCountPath", "ToleratedFailurePercentagePath",
        "MaxItemsPath", "MaxItemsPerBatchPath", "MaxInputBytesPerBatchPath", "Variable", "And", "Or", "Not",
    };

    private static readonly HashSet<string> OfJsonata = new(StringComparer.Ordinal) { "Arguments", "Output", "Items", "Condition" };

    public static void ReadMachine(FieldReader machine) => machine.MachineLanguage = machine.Language = Named(machine) ?? QueryLanguage.JsonPath;

    /// <summary>The states in a branch or an item processor have the machine's language, whatever the state around them has.</summary>
    public static void ReadState(FieldReader state)
    {
        var named = Named(state);
        state.Language = named ?? state.MachineLanguage;
        if (named == QueryLanguage.JsonPath && state.MachineLanguage == QueryLanguage.Jsonata)
        {
            state.Problem("QueryLanguage", "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine");
        }
    }

    /// <summary>What to say of a field that nobody asked for; null when it belongs to neither language alone.</summary>
    public static string? Mismatch(string field, QueryLanguage language) => language switch
    {
        QueryLanguage.Jsonata when OfJsonPath.Contains(field) => $"The QueryLanguage is set to 'JSONata', but field '{field}' is only supported for the 'JSONPath' QueryLanguage",
        QueryLanguage.JsonPath when OfJsonata.Contains(field) => $"The QueryLanguage is set to 'JSONPath', but field '{field}' is only supported for the 'JSONata' QueryLanguage",
        _ => null,
    };

    private static QueryLanguage? Named(FieldReader fields)
    {
        switch (fields.Any("QueryLanguage"))
        {
            case null:
                return null;
            case TextValue { Text: "JSONPath" }:
                return QueryLanguage.JsonPath;
            case TextValue { Text: "JSONata" }:
                return QueryLanguage.Jsonata;
            default:
                fields.Problem("QueryLanguage", "has to be JSONPath or JSONata.");
                return null;
        }
    }
}
