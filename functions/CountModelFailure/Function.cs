using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Breakers;
using SecondBrain.Functions.Steps;
using SecondBrain.Lambda;

namespace SecondBrain.Functions.CountModelFailure;

/// <summary>Steps 'Count Embedding Failure' and 'Count Enrichment Failure' of ingest-note.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var breaker = services.GetRequiredService<ModelBreaker>();
        return StepHandler.Create(StepJson.Default.ModelEvent, StepJson.Default.Done, async (input, cancellationToken) =>
        {
            await breaker.CountFailureAsync(input.Model, input.Execution, cancellationToken);
            return new Done();
        });
    }
}
