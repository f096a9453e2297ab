using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Access;
using SecondBrain.Core.Budget;
using SecondBrain.Core.Views;
using SecondBrain.Functions.Http;
using SecondBrain.Lambda;

namespace SecondBrain.Functions.ReadBudget;

/// <summary>GET /budget.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var budgets = services.GetRequiredService<BudgetReader>();
        return ApiHandler.CreateForOwners(services, Scope.Read, async (_, principal, cancellationToken) =>
            Answers.Json(200, BudgetView.Of(await budgets.ReadAsync(principal.Brain, cancellationToken)), ViewJson.Default.BudgetView));
    }
}
