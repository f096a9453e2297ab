using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Digest;
using SecondBrain.Core.Digest.Analysers;
using SecondBrain.Functions.Steps;
using SecondBrain.Lambda;
using SecondBrain.Lambda.Handlers;

namespace SecondBrain.Functions.AnalyseBrain;

/// <summary>The analysers of daily-digest, one a call.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var analysis = services.GetRequiredService<BrainAnalysis>();
        return StepHandler.Create(StepJson.Default.AnalysisEvent, StepJson.Default.AnalysisResult, async (input, cancellationToken) =>
        {
            if (!AllAnalysers.ByKind.ContainsKey(input.Kind))
            {
                throw new BadEventException("'kind' is not a kind of finding.");
            }

            var findings = await analysis.RunAsync(StepHandler.Brain(input.Brain), input.Kind, input.Now, cancellationToken);
            return new AnalysisResult(
                [.. findings.Select(finding => new FindingState(finding.Kind, finding.Subject, [.. finding.Notes.Select(note => note.Value)], finding.Name, finding.Measure))]);
        });
    }
}
