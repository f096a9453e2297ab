using SecondBrain.Aws.Calls;
using SecondBrain.Lambda;
using SecondBrain.Local.Hosting;
using SecondBrain.Local.Template;

namespace SecondBrain.Local.Invoke;

/// <summary>The template's functions over one container: found by logical id, name, ARN or <c>FUNCTION</c> value, invoked under Lambda's limits.</summary>
/// <remarks>Safe for concurrent use, as the handlers must be.</remarks>
internal sealed class LocalFunctions
{
    /// <summary>Lambda's limit for a synchronous response: 6 MB and 100 bytes.</summary>
    public const int MaxPayloadBytes = (6 * 1024 * 1024) + 100;

    // The handler hears of its deadline a little before it passes, so that it can still say what happened.
    private static readonly TimeSpan MaxNotice = TimeSpan.FromMilliseconds(250);

    private readonly Dictionary<string, LocalFunction> _byName = [];
    private readonly TimeProvider _clock;

    /// <exception cref="LocalHostException">A <c>FUNCTION</c> value names no function.</exception>
    public LocalFunctions(IReadOnlyList<FunctionResource> functions, Func<string, IServiceProvider, LambdaHandler> handlers, IServiceProvider services, TimeProvider clock)
    {
        _clock = clock;
        All = [.. functions.Select(function => new LocalFunction(function, Create(function, handlers, services)))];
        foreach (var function in All)
        {
            var resource = function.Resource;
            foreach (var name in new[] { resource.LogicalId, resource.Name, resource.Arn, resource.CatalogName })
            {
                _byName.TryAdd(name, function);
            }
        }
    }

    public IReadOnlyList<LocalFunction> All { get; }

    /// <param name="name">Logical id, function name, ARN (a version or alias after it is ignored) or <c>FUNCTION</c> value.</param>
    public LocalFunction? Find(string name)
    {
        if (_byName.TryGetValue(name, out var function))
            return function;
        var qualifier = name.LastIndexOf(':');
        return qualifier > 0 ? _byName.GetValueOrDefault(name[..qualifier]) : null;
    }

    /// <summary>One invocation. The function's failures are outcomes; only <paramref name="stopping"/> throws.</summary>
    public async Task<FunctionOutcome> InvokeAsync(LocalFunction function, ReadOnlyMemory<byte> payload, CancellationToken stopping)
    {
        var timeout = function.Resource.Timeout;
        var context = new LambdaContext(
            Guid.CreateVersion7(_clock.GetUtcNow()).ToString(), function.Resource.Name, _clock.GetUtcNow() + timeout, TraceHeader.Current, _clock);
        var notice = TimeSpan.FromTicks(Math.Min(MaxNotice.Ticks, timeout.Ticks / 10));
        var deadline = new CancellationTokenSource(timeout - notice, _clock);
        var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, stopping);
        var running = RunAsync(function.Handler, payload, context, both.Token);
        // A handler that does not heed its token outlives the invocation; its sources end with it.
        _ = running.ContinueWith(_ => Release(deadline, both), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        try
        {
            return await running.WaitAsync(timeout, _clock, stopping);
        }
        catch (TimeoutException)
        {
            return new FunctionOutcome.TimedOut(context.RequestId, timeout);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !stopping.IsCancellationRequested)
        {
            return new FunctionOutcome.TimedOut(context.RequestId, timeout);
        }
    }

    // The outermost edge of a function: every exception is a function error, as on Lambda.
    private static async Task<FunctionOutcome> RunAsync(LambdaHandler handler, ReadOnlyMemory<byte> payload, LambdaContext context, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Yield();
            using var input = new MemoryStream(payload.ToArray(), writable: false);
            await using var output = await handler(input, context, cancellationToken);
            using var answer = new MemoryStream();
            await output.CopyToAsync(answer, cancellationToken);
            return answer.Length <= MaxPayloadBytes
                ? new FunctionOutcome.Returned(answer.ToArray())
                : new FunctionOutcome.Failed("Function.ResponseSizeTooLarge", $"Response payload size ({answer.Length} bytes) exceeded maximum allowed payload size ({MaxPayloadBytes} bytes).", []);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return new FunctionOutcome.Failed(e.GetType().Name, e.Message, e.StackTrace?.Split(Environment.NewLine, StringSplitOptions.TrimEntries) ?? []);
        }
    }

    private static void Release(CancellationTokenSource deadline, CancellationTokenSource both)
    {
        both.Dispose();
        deadline.Dispose();
    }

    private static LambdaHandler Create(FunctionResource function, Func<string, IServiceProvider, LambdaHandler> handlers, IServiceProvider services)
    {
        try
        {
            return handlers(function.CatalogName, services);
        }
        catch (ArgumentException e)
        {
            throw new TemplateException(function.Mark, $"{function.LogicalId}: {e.Message}");
        }
    }
}

/// <summary>A function of the template with its handler.</summary>
internal sealed record LocalFunction(FunctionResource Resource, LambdaHandler Handler);
