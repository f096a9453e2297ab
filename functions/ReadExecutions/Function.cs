using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Access;
using SecondBrain.Core.Executions;
using SecondBrain.Core.Paging;
using SecondBrain.Core.Views;
using SecondBrain.Functions.Http;
using SecondBrain.Lambda;

namespace SecondBrain.Functions.ReadExecutions;

/// <summary>GET /executions, GET /executions/{id} and GET /executions/{id}/history.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var executions = services.GetRequiredService<BrainExecutions>();
        return ApiHandler.CreateForOwners(services, Scope.Read, async (request, principal, cancellationToken) =>
        {
            if (request.Path("id") is not { } id)
            {
                var page = await executions.ListAsync(principal.Brain, request.Workflow(), request.ExecutionStatus(), request.Page(), cancellationToken);
                return Answers.Json(200, new Page<ExecutionView>([.. page.Items.Select(ExecutionView.Of)], page.Next), ViewJson.Default.PageExecutionView);
            }

            if (ExecutionQueries.Id(id) is not { } execution)
            {
                return Problems.NoSuchExecution(id);
            }

            var (workflow, name) = execution;
            if (request.RouteKey.EndsWith("/history", StringComparison.Ordinal))
            {
                return await executions.HistoryAsync(principal.Brain, workflow, name, request.Page(), cancellationToken) is { } events
                    ? Answers.Json(200, new Page<ExecutionEventView>([.. events.Items.Select(ExecutionEventView.Of)], events.Next), ViewJson.Default.PageExecutionEventView)
                    : Problems.NoSuchExecution(id);
            }

            return await executions.FindAsync(principal.Brain, workflow, name, cancellationToken) is { } found
                ? Answers.Json(200, ExecutionView.Of(found), ViewJson.Default.ExecutionView)
                : Problems.NoSuchExecution(id);
        });
    }
}
