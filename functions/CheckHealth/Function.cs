using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Aws.DynamoDb;
using SecondBrain.Functions.Http;
using SecondBrain.Lambda;

namespace SecondBrain.Functions.CheckHealth;

/// <summary>GET /health, without a token.</summary>
internal static class Function
{
    private static readonly string Version = typeof(Function).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    public static LambdaHandler Create(IServiceProvider services)
    {
        var table = services.GetRequiredService<TableProbe>();
        return ApiHandler.CreateOpen(async (_, cancellationToken) => await table.AnswersAsync(cancellationToken)
            ? Answers.Json(200, new HealthAnswer("ok", Version), HttpJson.Default.HealthAnswer)
            : Answers.Json(503, new HealthAnswer("unavailable", Version), HttpJson.Default.HealthAnswer));
    }
}
