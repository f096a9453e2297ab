using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Access;
using SecondBrain.Core.Budget;
using SecondBrain.Core.Views;
using SecondBrain.Functions.Http;
using SecondBrain.Lambda;

namespace SecondBrain.Functions.SetBudget;

/// <summary>PUT /budget.</summary>
internal static class Function
{
    private static readonly string Advice = $"Send {{\"monthlyUsd\": 2.50}}, US dollars from 0 to {BudgetOptions.MaxUsd}, or null for the deployment's budget.";

    public static LambdaHandler Create(IServiceProvider services)
    {
        var budgets = services.GetRequiredService<BudgetReader>();
        return ApiHandler.Create(services, Scope.Admin, async (request, principal, cancellationToken) =>
        {
            if (principal.Kind is ActorKind.Agent)
            {
                return Problems.HumansOnly("changes what a brain may cost");
            }

            return await budgets.SetAsync(principal.Brain, Read(request.BodyBytes()), cancellationToken)
                ? Answers.Json(200, BudgetView.Of(await budgets.ReadAsync(principal.Brain, cancellationToken)), ViewJson.Default.BudgetView)
                : throw new BadInputException(Advice);
        });
    }

    private static decimal? Read(byte[] body)
    {
        try
        {
            // a body without the amount is a mistake, not a wish for the deployment's budget
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("monthlyUsd", out _)
                ? JsonSerializer.Deserialize(body, HttpJson.Default.BudgetBody)!.MonthlyUsd
                : throw new BadInputException(Advice);
        }
        catch (JsonException error)
        {
            throw new BadInputException(Advice, error);
        }
    }
}
