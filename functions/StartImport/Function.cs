using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Access;
using SecondBrain.Core.Import;
using SecondBrain.Core.Views;
using SecondBrain.Functions.Http;
using SecondBrain.Lambda;
using SecondBrain.Lambda.HttpApi;

namespace SecondBrain.Functions.StartImport;

/// <summary>POST /imports/{id}/start.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var starter = services.GetRequiredService<ImportStarter>();
        return ApiHandler.CreateForOwners(services, Scope.Write, async (request, principal, cancellationToken) => request.ImportId() is not { } id
            ? Problems.NoSuchImport(request.Path("id"))
            : await starter.StartAsync(principal.Brain, id, cancellationToken) switch
            {
                ImportStart.Started started => Accepted(ImportView.Of(started.Import)),
                ImportStart.NoSuchImport => Problems.NoSuchImport(id.Value),
                ImportStart.Invalid invalid => Problems.Of(409, "import-size", "Conflict", invalid.Reason),
                var other => throw new InvalidOperationException($"Unknown result {other.GetType().Name}."),
            });
    }

    private static HttpApiResponse Accepted(ImportView import) => Answers.Json(202, import, ViewJson.Default.ImportView, ("location", import.Execution!));
}
