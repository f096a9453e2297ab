using SecondBrain.Core.Costs;
using SecondBrain.StatesLanguage.Costs;

namespace SecondBrain.Local.Cli.Diagrams;

/// <summary>The price list as a page about workflows needs it.</summary>
internal sealed class WorkflowPrices(PriceList prices)
{
    public string AsOf => prices.AsOf;

    public string Region => prices.Region;

    public decimal StandardTransition => prices.CostUsd(PriceNames.StandardTransition, 1);

    public decimal ExpressRequest => prices.CostUsd(PriceNames.ExpressRequest, 1);

    /// <summary>An Express execution of up to 64 MB, for each second that it takes.</summary>
    public decimal ExpressSecond => prices.CostUsd(PriceNames.ExpressGigabyteSecond, 64m / 1024);

    /// <summary>What Lambda and DynamoDB ask for the requests alone: no run time, every item within one unit. Other services' calls count nothing here.</summary>
    public decimal Requests(StepCount count) => prices.CostUsd(PriceNames.LambdaRequest, count.LambdaInvocations) + count.ServiceCalls.Sum(call => call switch
    {
        "dynamodb:getItem" or "dynamodb:query" => prices.CostUsd(PriceNames.ReadUnit, 1),
        "dynamodb:putItem" or "dynamodb:updateItem" or "dynamodb:deleteItem" => prices.CostUsd(PriceNames.WriteUnit, 1),
        _ => 0,
    });
}
