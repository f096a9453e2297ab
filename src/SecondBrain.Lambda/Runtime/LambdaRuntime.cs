using System.Net;
using System.Runtime.InteropServices;

namespace SecondBrain.Lambda.Runtime;

/// <summary>Lambda's side of an executable function: asks the Runtime API for an event, runs the handler, posts its answer, until it is told to stop.</summary>
/// <remarks>
/// One invocation at a time, as Lambda sends them. An exception of the handler's is a function error and the loop goes on. SIGTERM and
/// SIGINT end the loop after the invocation that runs. Source: AWS Lambda developer guide, "Using the Lambda runtime API for custom runtimes".
/// </remarks>
public sealed class LambdaRuntime
{
    private const string TraceIdVariable = "_X_AMZN_TRACE_ID";

    private readonly LambdaRuntimeOptions _options;
    private readonly RuntimeApiClient _api;

    private LambdaRuntime(LambdaRuntimeOptions options, RuntimeApiClient api) => (_options, _api) = (options, api);

    /// <summary>Runs one function for the life of the process.</summary>
    /// <param name="create">Makes the handler. What it throws is reported as an init error.</param>
    /// <returns>The process's exit code: 0 after a signal; 1 when the handler could not be made or the Runtime API failed, with a line on standard error.</returns>
    public static async Task<int> RunAsync(Func<LambdaHandler> create, LambdaRuntimeOptions? options = null)
    {
        using var stop = new CancellationTokenSource();
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        try
        {
            options ??= LambdaRuntimeOptions.FromEnvironment();
            using var api = new RuntimeApiClient(options.RuntimeApi);
            return await new LambdaRuntime(options, api).RunAsync(create, stop.Token);
        }
        catch (Exception exception) when (exception is RuntimeApiException or HttpRequestException or IOException or InvalidOperationException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }

    private async Task<int> RunAsync(Func<LambdaHandler> create, CancellationToken stop)
    {
        LambdaHandler handler;
        try
        {
            handler = create();
        }
        catch (Exception exception)
        {
            await _api.FailInitAsync(FunctionError.Of(exception));
            return 1;
        }

        while (await NextAsync(stop) is { } invocation)
            await InvokeAsync(handler, invocation);

        return 0;
    }

    private async Task<Invocation?> NextAsync(CancellationToken stop)
    {
        try
        {
            return await _api.NextAsync(stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task InvokeAsync(LambdaHandler handler, Invocation invocation)
    {
        Environment.SetEnvironmentVariable(TraceIdVariable, invocation.TraceId);
        HttpStatusCode answer;
        try
        {
            var response = await HandleAsync(handler, invocation);
            answer = await _api.RespondAsync(invocation.RequestId, response);
            if (answer == HttpStatusCode.RequestEntityTooLarge)
                throw new ResponseTooLargeException(response.Length);
        }
        catch (Exception exception) when (exception is not RuntimeApiException)
        {
            answer = await _api.FailAsync(invocation.RequestId, FunctionError.Of(exception));
        }

        // a 4xx: Lambda has given up this invocation already; the next one is not harmed
        if (answer != HttpStatusCode.Accepted)
            await Console.Error.WriteLineAsync($"Lambda did not take the answer to {invocation.RequestId}: {(int)answer}.");
    }

    private async Task<ReadOnlyMemory<byte>> HandleAsync(LambdaHandler handler, Invocation invocation)
    {
        using var deadline = new CancellationTokenSource(_options.TimeFor(invocation.Deadline), _options.Clock);
        var context = new LambdaContext(invocation.RequestId, _options.FunctionName, invocation.Deadline, invocation.TraceId, _options.Clock);
        try
        {
            await using var input = invocation.Event;
            await using var output = await handler(input, context, deadline.Token);
            return await ResponseBytes.ReadAsync(output, deadline.Token);
        }
        catch (OperationCanceledException exception) when (deadline.IsCancellationRequested)
        {
            throw new InvocationTimedOutException(invocation.Deadline, exception);
        }
    }
}
