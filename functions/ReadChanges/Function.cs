using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Access;
using SecondBrain.Core.Changes;
using SecondBrain.Core.Views;
using SecondBrain.Functions.Http;
using SecondBrain.Lambda;

namespace SecondBrain.Functions.ReadChanges;

/// <summary>GET /changes.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var changes = services.GetRequiredService<BrainChanges>();
        var clock = services.GetRequiredService<TimeProvider>();
        return ApiHandler.Create(services, Scope.Read, async (request, principal, cancellationToken) =>
        {
            DateTimeOffset? since = request.Query("since") is { } text
                ? SinceText.Read(text, clock.GetUtcNow()) ?? throw new BadInputException($"'since' must be {SinceText.Advice}, and not in the future.")
                : null;
            return Answers.Json(200, ChangesView.Of(await changes.ListAsync(principal, since, request.Page(), cancellationToken)), ViewJson.Default.ChangesView);
        });
    }
}
