using System.Text;
using SecondBrain.Lambda.Runtime;

namespace SecondBrain.Lambda.Tests.Child;

/// <summary>Does what the event's text says.</summary>
internal static class ChildHandler
{
    public static async Task<Stream> HandleAsync(Stream input, LambdaContext context, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(input);
        switch (await reader.ReadToEndAsync(cancellationToken))
        {
            case "throw":
                throw new NoTableException("The table is gone: ñ.");
            case "wait":
                await Task.Delay(Timeout.Infinite, cancellationToken);
                return Stream.Null;
            case "sleep-until-released":
                return await ReleasedAsync(context);
            case "large":
                return new MemoryStream(new byte[LambdaRuntimeOptions.MaxResponseBytes + 1]);
            case "large-stream":
                return new ZeroStream(LambdaRuntimeOptions.MaxResponseBytes + 1);
            case "largest":
                return new MemoryStream(new byte[LambdaRuntimeOptions.MaxResponseBytes]);
            case "bytes":
                return new MemoryStream([.. Enumerable.Range(0, 256).Select(i => (byte)i)]);
            case var text:
                var trace = Environment.GetEnvironmentVariable("_X_AMZN_TRACE_ID");
                return new MemoryStream(Encoding.UTF8.GetBytes($"{text} {context.RequestId} {context.FunctionName} {context.TraceId} {trace}"));
        }
    }

    /// <summary>Works on until the file that RELEASE_FILE names exists, whatever the token says.</summary>
    private static async Task<Stream> ReleasedAsync(LambdaContext context)
    {
        var file = Environment.GetEnvironmentVariable("RELEASE_FILE")!;
        await Console.Out.WriteLineAsync("working");
        while (!File.Exists(file) && context.RemainingTime > TimeSpan.Zero)
            await Task.Delay(20);

        return new MemoryStream("finished"u8.ToArray());
    }
}
