using SecondBrain.Local.Template;

namespace SecondBrain.Local.Hosting;

/// <summary>One process that runs what a template declares: engine, tables, functions, workflows, pipes, schedules and the HTTP API.</summary>
internal sealed class LocalHost : IAsyncDisposable
{
    private LocalHost(LocalHostOptions options) => Options = options;

    public LocalHostOptions Options { get; }

    /// <summary>Such as <c>http://localhost:8787</c>, no slash at its end.</summary>
    public string Url => throw new NotSupportedException("Not built yet.");

    public int Port => throw new NotSupportedException("Not built yet.");

    /// <summary>Where data, owner.token and host.json are.</summary>
    public DataFolder Data => throw new NotSupportedException("Not built yet.");

    /// <summary>The owner's bearer token.</summary>
    public string OwnerToken => throw new NotSupportedException("Not built yet.");

    public LocalTemplate Template => throw new NotSupportedException("Not built yet.");

    /// <summary>Starts everything, in order; on return the HTTP API answers.</summary>
    /// <exception cref="LocalHostException">It cannot start; the message is for the user.</exception>
    public static Task<LocalHost> StartAsync(LocalHostOptions options, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Not built yet.");

    /// <summary>Completes when no change is waiting in a pipe and no execution runs.</summary>
    public Task WhenIdleAsync(CancellationToken cancellationToken) => throw new NotSupportedException("Not built yet.");

    /// <summary>Stops accepting, lets requests and executions end, then stops the engine.</summary>
    public ValueTask DisposeAsync() => throw new NotSupportedException("Not built yet.");
}
