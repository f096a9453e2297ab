namespace SecondBrain.Lambda.Runtime;

/// <summary>A function error as Lambda's own runtimes report it.</summary>
/// <param name="ErrorType">The exception's simple class name: what <c>ErrorEquals</c> of a state machine sees.</param>
internal sealed record FunctionError(string ErrorType, string ErrorMessage, IReadOnlyList<string> StackTrace)
{
    private const int MaxMessage = 16_000;
    private const int MaxFrames = 50;

    public static FunctionError Of(Exception exception)
    {
        while (exception is AggregateException { InnerExceptions.Count: 1 } or System.Reflection.TargetInvocationException or TypeInitializationException
            && exception.InnerException is { } inner)
            exception = inner;

        var message = exception.Message;
        string[] frames = [.. (exception.StackTrace ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(MaxFrames)];
        return new FunctionError(SimpleName(exception.GetType()), message.Length > MaxMessage ? message[..MaxMessage] : message, frames);
    }

    private static string SimpleName(Type type) => type.Name.Split('`')[0];
}
