namespace SecondBrain.Functions.Telemetry;

/// <summary>Faults on the log. Never note text: types, codes, methods and ids only.</summary>
internal static class FunctionLog
{
    /// <summary>A fault that is survived.</summary>
    /// <param name="where">What was being done, in our own words.</param>
    public static void Fault(string where, Exception error)
    {
        var scope = InvocationScope.Current;
        (scope?.Output ?? LogOutput.OfProcess).Write(LogSeverity.Error, LogLine.OfFault(scope, scope?.Clock ?? TimeProvider.System, where, error));
    }

    /// <summary>A fault that the invocation is answered with: its line says it.</summary>
    public static void Fail(string where, Exception error)
    {
        if (InvocationScope.Current is { } scope)
            scope.Fail(error);
        else
            Fault(where, error);
    }
}
