using System.Text.Json;

namespace SecondBrain.Functions;

/// <summary>Faults as JSON lines on standard error, which Lambda sends to the log group. Never note text: types, routes and stack traces only.</summary>
internal static class FunctionLog
{
    public static void Fault(string where, Exception error) => Fault(where, requestId: "", error);

    public static void Fault(string where, string requestId, Exception error) => Console.Error.WriteLine(JsonSerializer.Serialize(
        new Dictionary<string, string>
        {
            ["level"] = "error",
            ["where"] = where,
            ["requestId"] = requestId,
            ["type"] = error.GetType().FullName ?? error.GetType().Name,
            ["message"] = error.Message,
            ["stackTrace"] = error.StackTrace ?? "",
        },
        FunctionLogJson.Default.DictionaryStringString));
}
