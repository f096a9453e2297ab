using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Aws.Calls;
using SecondBrain.Core.Telemetry;
using SecondBrain.Lambda;

namespace SecondBrain.Functions.Telemetry;

/// <summary>What watches the functions.</summary>
internal static class TelemetryServices
{
    public static IServiceCollection AddTelemetry(this IServiceCollection services, FunctionEnvironment environment) => services
        .AddSingleton(LogOutput.OfProcess)
        .AddSingleton(TelemetryOptions.Of(environment))
        .AddSingleton<IMeter, InvocationMeter>()
        .AddSingleton(new AwsWire(static sender => new CountingHandler(sender)));

    /// <summary>The handler as it is invoked: with its log line around it.</summary>
    public static LambdaHandler Watch(this LambdaHandler handler, string function, IServiceProvider services) => services.GetService<LogOutput>() is { } output
        ? new InvocationEdge(function, handler, output, services.GetRequiredService<TelemetryOptions>(), services.GetRequiredService<TimeProvider>()).InvokeAsync
        : handler;
}
