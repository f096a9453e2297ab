namespace SecondBrain.StatesLanguage.Batch;

/// <summary>Runs state machines from JSON Lines: the conformance mode.</summary>
public static class AslBatch
{
    /// <summary>A line <c>{id, definition, input}</c> in, a line <c>{id, status, output, error, cause, trace}</c> out, in order.</summary>
    public static Task RunAsync(TextReader cases, TextWriter results, CancellationToken cancellationToken) => throw new NotSupportedException("Not built yet.");
}
