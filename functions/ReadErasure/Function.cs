using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Access;
using SecondBrain.Core.Erasure;
using SecondBrain.Core.Views;
using SecondBrain.Functions.Http;
using SecondBrain.Lambda;

namespace SecondBrain.Functions.ReadErasure;

/// <summary>GET /erasures/{id}.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var erasures = services.GetRequiredService<IErasureStore>();
        return ApiHandler.CreateForOwners(services, Scope.Read, async (request, principal, cancellationToken) =>
            request.NoteId() is { } note && await erasures.FindAsync(principal.Brain, note, cancellationToken) is { } proof
                ? Answers.Json(200, ErasureView.Of(proof), ViewJson.Default.ErasureView)
                : Problems.NotFound("No erasure of this note was begun. DELETE /notes/{id} begins one."));
    }
}
