using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using SecondBrain.Functions.Telemetry;

namespace SecondBrain.Local.Telemetry;

/// <summary>Sends the host's spans to a collector (Jaeger, Grafana, the Aspire dashboard) by OTLP over HTTP. Only the local host can: a function on Lambda carries no OpenTelemetry.</summary>
internal static class OtlpExport
{
    /// <summary>The variable that OpenTelemetry has for it, such as <c>http://localhost:4318</c>.</summary>
    public const string Variable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static Uri? EndpointOfProcess => Uri.TryCreate(Environment.GetEnvironmentVariable(Variable), UriKind.Absolute, out var endpoint) ? endpoint : null;

    /// <returns>What sends the last spans when it is disposed.</returns>
    public static TracerProvider Start(Uri endpoint) => Sdk.CreateTracerProviderBuilder()
        .ConfigureResource(resource => resource.AddService("second-brain"))
        .AddSource(LocalSpans.SourceName, FunctionSpans.Functions, FunctionSpans.Aws)
        .AddOtlpExporter(exporter =>
        {
            exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
            exporter.Endpoint = new Uri(endpoint.ToString().TrimEnd('/') + "/v1/traces");
        })
        .Build();
}
