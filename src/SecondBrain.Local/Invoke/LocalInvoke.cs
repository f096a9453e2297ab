using System.Text.Json.Nodes;

namespace SecondBrain.Local.Invoke;

/// <summary>What <c>sam local invoke FUNCTION -e event.json</c> does, in this process.</summary>
internal static class LocalInvoke
{
    /// <summary>The exit code of an invocation that ended in a function error.</summary>
    public const int FunctionError = 1;

    /// <summary>The exit code when there is nothing to invoke: no such function, no such event file, an event that is not JSON.</summary>
    public const int Usage = 2;

    /// <summary>Invokes a function once and writes its response, or its error as JSON, to <paramref name="output"/>.</summary>
    /// <param name="function">Logical id, function name, ARN or <c>FUNCTION</c> value.</param>
    /// <param name="eventPath">A file; <c>-</c> reads <paramref name="input"/>; null is an empty object, as SAM has it.</param>
    /// <returns>0, <see cref="FunctionError"/> or <see cref="Usage"/>.</returns>
    public static async Task<int> RunAsync(
        LocalFunctions functions, string function, string? eventPath, TextReader input, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        if (functions.Find(function) is not { } found)
        {
            await error.WriteLineAsync($"No function {function}. Known: {string.Join(", ", functions.All.Select(known => known.Resource.LogicalId))}.");
            return Usage;
        }

        if (eventPath is not (null or "-") && !File.Exists(eventPath))
        {
            await error.WriteLineAsync($"No event file {eventPath}.");
            return Usage;
        }

        var payload = eventPath switch
        {
            null => "{}",
            "-" => await input.ReadToEndAsync(cancellationToken),
            _ => await File.ReadAllTextAsync(eventPath, cancellationToken),
        };
        if (!IsJson(payload))
        {
            await error.WriteLineAsync("The event is not JSON.");
            return Usage;
        }

        var outcome = await functions.InvokeAsync(found, System.Text.Encoding.UTF8.GetBytes(payload), cancellationToken);
        if (outcome is FunctionOutcome.Returned returned)
        {
            await output.WriteLineAsync(System.Text.Encoding.UTF8.GetString(returned.Payload.Span));
            return 0;
        }

        var failure = outcome as FunctionOutcome.Failed ?? ((FunctionOutcome.TimedOut)outcome).AsFailure();
        await output.WriteLineAsync(failure.ToJson().ToJsonString());
        return FunctionError;
    }

    private static bool IsJson(string text)
    {
        try
        {
            _ = JsonNode.Parse(text);
            return true;
        }
        catch (System.Text.Json.JsonException)
        {
            return false;
        }
    }
}
