using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Access;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Proposals;
using SecondBrain.Functions.Http;
using SecondBrain.Lambda;
using SecondBrain.Lambda.HttpApi;

namespace SecondBrain.Functions.ProposeChange;

/// <summary>POST /proposals.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var door = services.GetRequiredService<ProposalDoor>();
        return ApiHandler.Create(services, [Scope.Propose, Scope.Write], async (request, principal, cancellationToken) =>
            await door.ProposeAsync(principal, Read(request), cancellationToken) switch
            {
                ProposalResult.Waiting waiting => Answer(waiting.IsNew ? 202 : 200, new ProposalAnswer(ProposalState.Proposed, waiting.Review.Value), ("location", $"/reviews/{waiting.Review}")),
                ProposalResult.Decided decided => Answer(200, new ProposalAnswer(decided.State, Review: null)),
                ProposalResult.NoSuchNote missing => Problems.NoSuchNote(missing.Id),
                ProposalResult.Frozen frozen => Problems.NoteFrozen(frozen.Id),
                ProposalResult.Limited limited => Problems.Limited(limited.Verdict),
                ProposalResult.Rejected rejected => Problems.BadRequest("bad-input", rejected.Detail),
                var other => throw new InvalidOperationException($"Unknown result {other.GetType().Name}."),
            });
    }

    private static HttpApiResponse Answer(int status, ProposalAnswer answer, params ReadOnlySpan<(string Name, string Value)> headers) =>
        Answers.Json(status, answer, HttpJson.Default.ProposalAnswer, headers);

    private static ProposalRequest Read(HttpApiRequest request)
    {
        try
        {
            return JsonSerializer.Deserialize(request.BodyBytes(), HttpJson.Default.ProposalBody) is { Kind: { } kind } body
                && NoteId.TryParse(body.Note?.ToUpperInvariant(), out var note) && (body.Other is null || NoteId.TryParse(body.Other.ToUpperInvariant(), out _))
                ? new ProposalRequest(kind, note, body.Other is { } other ? NoteId.Parse(other.ToUpperInvariant()) : null, body.Type, body.Value, body.Reason, body.Confidence ?? ProposalRequest.Unsaid)
                : throw new BadInputException("'kind' is missing, or 'note' or 'other' is not a note id of 26 characters.");
        }
        catch (JsonException error)
        {
            throw new BadInputException("The body is not a proposal in JSON. Send {\"kind\": \"tag\", \"note\": \"<note id>\", \"value\": \"garden\", \"reason\": \"...\"}, or a link, merge or status.", error);
        }
    }
}
