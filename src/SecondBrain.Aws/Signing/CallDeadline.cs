namespace SecondBrain.Aws.Signing;

/// <summary>When whoever waits for the calls made in this flow of control stops waiting. A retry that could not finish before is not made.</summary>
/// <remarks>A cancellation token says that time is up, not when it will be. The edge of a function sets this from Lambda's deadline; without it a call has no deadline.</remarks>
public static class CallDeadline
{
    private static readonly AsyncLocal<DateTimeOffset?> Ambient = new();

    /// <summary>Null: none.</summary>
    public static DateTimeOffset? Current => Ambient.Value;

    /// <summary>Sets the deadline until the returned scope is disposed; an earlier one that is already set stays.</summary>
    public static IDisposable Until(DateTimeOffset deadline)
    {
        var scope = new Scope(Ambient.Value);
        if (Ambient.Value is not { } outer || deadline < outer)
            Ambient.Value = deadline;
        return scope;
    }

    private sealed class Scope(DateTimeOffset? outer) : IDisposable
    {
        public void Dispose() => Ambient.Value = outer;
    }
}
