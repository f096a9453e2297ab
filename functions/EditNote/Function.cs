using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Access;
using SecondBrain.Core.Editing;
using SecondBrain.Functions.Http;
using SecondBrain.Lambda;
using SecondBrain.Lambda.HttpApi;

namespace SecondBrain.Functions.EditNote;

/// <summary>PUT and PATCH /notes/{id}, POST /notes/{id}/restore.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var editor = services.GetRequiredService<NoteEditor>();
        return ApiHandler.Create(services, Scope.Write, async (request, principal, cancellationToken) =>
        {
            if (request.NoteId() is not { } id)
            {
                return Problems.NoSuchNote(request.Path("id"));
            }

            var (version, problem) = IfMatch.Read(request);
            if (problem is not null)
            {
                return problem;
            }

            if (request.RouteKey.StartsWith("POST ", StringComparison.Ordinal))
            {
                return EditAnswers.Of(await editor.RestoreAsync(principal, id, RestoreVersion(request), version, cancellationToken), id.Value, version);
            }

            var isPatch = request.RouteKey.StartsWith("PATCH ", StringComparison.Ordinal);
            if (EditBody.UnsupportedType(request, isPatch) is { } unsupported)
            {
                return unsupported;
            }

            var edit = isPatch ? EditBody.ReadPatch(request) : EditBody.ReadText(request);
            return EditAnswers.Of(await editor.EditAsync(principal, id, version, edit, cancellationToken), id.Value, version);
        });
    }

    private static int RestoreVersion(HttpApiRequest request)
    {
        try
        {
            return JsonSerializer.Deserialize(request.BodyBytes(), HttpJson.Default.RestoreBody) is { Version: > 0 and var version }
                ? version
                : throw new BadInputException("'version' must be the number of an earlier version. GET /notes/{id}/versions lists them.");
        }
        catch (JsonException error)
        {
            throw new BadInputException("The body must be JSON: {\"version\": 2}. GET /notes/{id}/versions lists the versions.", error);
        }
    }
}
