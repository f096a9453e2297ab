using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Access;
using SecondBrain.Core.Executions;
using SecondBrain.Core.Merging;
using SecondBrain.Core.Notes;
using SecondBrain.Functions.Http;
using SecondBrain.Lambda;
using SecondBrain.Lambda.HttpApi;

namespace SecondBrain.Functions.MergeNotes;

/// <summary>POST /notes/{id}/merge.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var merging = services.GetRequiredService<NoteMerging>();
        return ApiHandler.Create(services, Scope.Write, async (request, principal, cancellationToken) =>
        {
            if (principal.Kind is ActorKind.Agent)
            {
                return Problems.HumansOnly("merges notes");
            }

            if (request.NoteId() is not { } source)
            {
                return Problems.NoSuchNote(request.Path("id"));
            }

            return await merging.StartAsync(principal, source, Into(request), cancellationToken) switch
            {
                MergeStart.Started started => WorkflowAnswers.Accepted(WorkflowName.MergeNotes, started.Execution),
                MergeStart.NoSuchNote missing => Problems.NoSuchNote(missing.Id),
                MergeStart.Frozen frozen => Problems.NoteFrozen(frozen.Id),
                _ => Problems.BadRequest("merge-with-itself", "A note cannot be merged into itself."),
            };
        });
    }

    private static NoteId Into(HttpApiRequest request)
    {
        try
        {
            return NoteId.TryParse(JsonSerializer.Deserialize(request.BodyBytes(), HttpJson.Default.MergeBody)?.Into?.ToUpperInvariant(), out var target)
                ? target
                : throw new BadInputException("'into' must be the id of the note that stays, 26 characters.");
        }
        catch (JsonException error)
        {
            throw new BadInputException("The body is not JSON. Send {\"into\": \"<note id>\"}.", error);
        }
    }
}
