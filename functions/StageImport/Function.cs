using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Access;
using SecondBrain.Core.Import;
using SecondBrain.Core.Views;
using SecondBrain.Functions.Http;
using SecondBrain.Lambda;

namespace SecondBrain.Functions.StageImport;

/// <summary>POST /imports, POST /imports/{id}/files.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var staging = services.GetRequiredService<ImportStaging>();
        return ApiHandler.CreateForOwners(services, Scope.Write, async (request, principal, cancellationToken) =>
        {
            if (request.Path("id") is null)
            {
                var import = await staging.OpenAsync(principal, cancellationToken);
                return Answers.Json(201, ImportView.Of(import), ViewJson.Default.ImportView, ("location", ImportView.Path(import.Id)));
            }

            return request.ImportId() is not { } id
                ? Problems.NoSuchImport(request.Path("id"))
                : await staging.AddAsync(principal.Brain, id, FilesReader.Read(request), cancellationToken) switch
                {
                    StageResult.Staged staged => Answers.Json(200, new FilesAnswer(staged.Files, staged.Bytes), HttpJson.Default.FilesAnswer),
                    StageResult.NoSuchImport => Problems.NoSuchImport(id.Value),
                    StageResult.NotOpen closed => Problems.Of(409, "import-started", "Conflict", $"The import is '{closed.State}': it takes no more files. POST /imports begins another."),
                    StageResult.Invalid invalid => Problems.BadRequest("bad-input", invalid.Reason),
                    var other => throw new InvalidOperationException($"Unknown result {other.GetType().Name}."),
                };
        });
    }
}
