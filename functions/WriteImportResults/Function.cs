using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Import;
using SecondBrain.Functions.Steps;
using SecondBrain.Lambda;

namespace SecondBrain.Functions.WriteImportResults;

/// <summary>Step 'Write Results' of import-archive.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var completion = services.GetRequiredService<ImportCompletion>();
        return StepHandler.Create(StepJson.Default.ImportResultsEvent, StepJson.Default.ImportCounts, (input, cancellationToken) =>
            completion.RunAsync(StepHandler.Brain(input.Brain), StepHandler.Import(input.Import), input.Run, cancellationToken));
    }
}
