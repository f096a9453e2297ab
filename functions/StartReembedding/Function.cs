using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Access;
using SecondBrain.Core.Executions;
using SecondBrain.Core.Reembedding;
using SecondBrain.Functions.Http;
using SecondBrain.Lambda;
using SecondBrain.Lambda.HttpApi;

namespace SecondBrain.Functions.StartReembedding;

/// <summary>POST /reembeddings.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var starter = services.GetRequiredService<ReembeddingStarter>();
        return ApiHandler.Create(services, Scope.Admin, async (request, principal, cancellationToken) => principal.Kind is ActorKind.Agent
            ? Problems.Of(403, "humans-only", "Forbidden", "An assistant cannot change the embedding model of a brain. Ask its owner.")
            : await starter.StartAsync(principal.Brain, ModelBody.Read(request), cancellationToken) switch
            {
                ReembeddingStart.Started started => Accepted(started),
                ReembeddingStart.AlreadyServing already => Answers.Json(200, new ReembeddingAnswer(already.Model, already.Model, Execution: null), HttpJson.Default.ReembeddingAnswer),
                ReembeddingStart.NotAllowed refused => Problems.BadRequest("unknown-model", $"This deployment may call: {string.Join(", ", refused.Allowed)}."),
                ReembeddingStart.Busy busy => Problems.Of(409, "reembedding", "Conflict", $"The brain is being moved to {busy.Coming}. Wait until that is done."),
                var other => throw new InvalidOperationException($"Unknown result {other.GetType().Name}."),
            });
    }

    private static HttpApiResponse Accepted(ReembeddingStart.Started started)
    {
        var execution = $"/executions/{WorkflowName.ReembedBrain}:{started.Execution}";
        return Answers.Json(202, new ReembeddingAnswer(started.From, started.To, execution), HttpJson.Default.ReembeddingAnswer, ("location", execution));
    }
}
