using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Access;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Safety;
using SecondBrain.Core.Views;
using SecondBrain.Functions.Http;
using SecondBrain.Lambda;
using SecondBrain.Lambda.HttpApi;

namespace SecondBrain.Functions.FlagNote;

/// <summary>POST /notes/{id}/flags and DELETE /notes/{id}/flags/{reason}.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var flagging = services.GetRequiredService<NoteFlagging>();
        return ApiHandler.Create(services, [Scope.Propose, Scope.Write], async (request, principal, cancellationToken) =>
        {
            if (request.NoteId() is not { } id)
            {
                return Problems.NoSuchNote(request.Path("id"));
            }

            return await RunAsync(request, principal, id, cancellationToken) switch
            {
                FlagResult.Flagged flagged => Answers.Json(flagged.IsNew ? 201 : 200, FlagView.Of(flagged.Flag), ViewJson.Default.FlagView),
                FlagResult.Removed => new HttpApiResponse { StatusCode = 204 },
                FlagResult.OnlyPeople => Problems.HumansOnly("takes flags away"),
                FlagResult.Limited limited => Problems.Limited(limited.Verdict),
                FlagResult.Rejected rejected => Problems.BadRequest("bad-input", rejected.Detail),
                _ => Problems.NoSuchNote(id.Value),
            };
        });

        Task<FlagResult> RunAsync(HttpApiRequest request, Principal principal, NoteId id, CancellationToken cancellationToken)
        {
            if (request.Path("reason") is { } reason)
            {
                return flagging.RemoveAsync(principal, id, reason, cancellationToken);
            }

            var body = Read(request);
            return flagging.FlagAsync(principal, id, body.Reason ?? "", body.Why, cancellationToken);
        }
    }

    private static FlagBody Read(HttpApiRequest request)
    {
        try
        {
            return JsonSerializer.Deserialize(request.BodyBytes(), HttpJson.Default.FlagBody) ?? throw new BadInputException("The body must be a JSON object with 'reason'.");
        }
        catch (JsonException error)
        {
            throw new BadInputException("The body is not a flag in JSON. Send {\"reason\": \"outdated\", \"why\": \"...\"}.", error);
        }
    }
}
