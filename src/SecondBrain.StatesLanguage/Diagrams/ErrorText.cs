using System.Text.Json.Nodes;

namespace SecondBrain.StatesLanguage.Diagrams;

/// <summary><c>ErrorEquals</c> in a few words.</summary>
internal static class ErrorText
{
    private const int Listed = 2;

    public static string Of(JsonObject entry)
    {
        string[] names = [.. entry["ErrorEquals"]!.AsArray().Select(name => Short((string)name!))];
        return names.Length <= Listed ? string.Join(", ", names) : $"{names.Length} kinds of error";
    }

    private static string Short(string name) => name switch
    {
        "States.ALL" => "any error",
        "States.TaskFailed" => "any error but a timeout",
        "States.Timeout" => "timeout",
        _ => name,
    };
}
