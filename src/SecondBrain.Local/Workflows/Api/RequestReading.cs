using System.Text.Json;
using System.Text.Json.Nodes;

namespace SecondBrain.Local.Workflows.Api;

/// <summary>Reads members of a request as the service validates them.</summary>
internal static class RequestReading
{
    /// <exception cref="StepFunctionsError">Absent, empty or not text.</exception>
    public static string RequiredText(this JsonObject request, string name) => request.OptionalText(name) is { Length: > 0 } text
        ? text
        : throw StepFunctionsError.Validation($"1 validation error detected: Value null at '{name}' failed to satisfy constraint: Member must not be null");

    public static string? OptionalText(this JsonObject request, string name) => request[name] switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.String => (string?)value,
        _ => throw StepFunctionsError.Validation($"'{name}' must be text."),
    };

    public static bool Flag(this JsonObject request, string name, bool fallback) => request[name] switch
    {
        null => fallback,
        JsonValue value when value.GetValueKind() is JsonValueKind.True or JsonValueKind.False => (bool)value,
        _ => throw StepFunctionsError.Validation($"'{name}' must be true or false."),
    };

    /// <summary>How many results a page may have; the default (also for 0) is 100, the most 1000.</summary>
    public static int MaxResults(this JsonObject request) => request["maxResults"] switch
    {
        null => 100,
        JsonValue value when value.TryGetValue<int>(out var number) && number is >= 0 and <= 1000 => number == 0 ? 100 : number,
        var other => throw StepFunctionsError.Validation($"1 validation error detected: Value '{other}' at 'maxResults' failed to satisfy constraint: Member must be between 0 and 1000"),
    };
}
