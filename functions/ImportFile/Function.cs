using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Access;
using SecondBrain.Core.Import;
using SecondBrain.Functions.Steps;
using SecondBrain.Lambda;

namespace SecondBrain.Functions.ImportFile;

/// <summary>Step 'Import File' of import-archive, once a file.</summary>
internal static class Function
{
    private static readonly IReadOnlySet<string> Write = new HashSet<string>(StringComparer.Ordinal) { Scope.Write };

    public static LambdaHandler Create(IServiceProvider services)
    {
        var files = services.GetRequiredService<FileImport>();
        return StepHandler.Create(StepJson.Default.ImportFileEvent, StepJson.Default.ImportResult, (input, cancellationToken) =>
        {
            // the workflow's input: StartImport made it from the principal who asked
            var principal = new Principal(StepHandler.Brain(input.Brain), input.Actor, input.Agent ? ActorKind.Agent : ActorKind.Human, input.Session, Write);
            return files.RunAsync(principal, input.OpenedAt, new Core.Import.ImportFile(input.File.Path, input.File.Blob, input.File.Sha256, input.File.Bytes), cancellationToken);
        });
    }
}
