using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Access;
using SecondBrain.Core.Executions;
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
        var notes = services.GetRequiredService<INoteStore>();
        var starts = services.GetRequiredService<RepeatableStart>();
        return ApiHandler.Create(Scope.Write, async (request, principal, cancellationToken) =>
        {
            if (principal.Kind is ActorKind.Agent)
            {
                return Problems.HumansOnly("merges notes");
            }

            var target = Into(request);
            if (request.NoteId() is not { } source || await notes.FindAsync(principal.Brain, source, cancellationToken) is not { } merged)
            {
                return Problems.NoSuchNote(request.Path("id"));
            }

            if (await notes.FindAsync(principal.Brain, target, cancellationToken) is not { } kept)
            {
                return Problems.NoSuchNote(target.Value);
            }

            if (source == target)
            {
                return Problems.BadRequest("merge-with-itself", "A note cannot be merged into itself.");
            }

            if ((merged.Redirect is { } gone && gone != target) || kept.Redirect is not null)
            {
                return Problems.NoteFrozen((kept.Redirect is null ? source : target).Value);
            }

            var input = new JsonObject
            {
                ["brain"] = principal.Brain.Value,
                ["source"] = source.Value,
                ["target"] = target.Value,
                ["actor"] = principal.Actor,
                ["session"] = principal.Session ?? "",
            };
            return WorkflowAnswers.Accepted(
                WorkflowName.MergeNotes,
                await starts.StartAsync(WorkflowName.MergeNotes, principal.Brain, $"merge-{source}-{target}", input, cancellationToken));
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
