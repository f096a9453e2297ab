using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Tasks;

namespace SecondBrain.Local.Costs;

/// <summary>Counts what the workflows do themselves: their calls to the table, and how long Express executions run.</summary>
internal sealed class MeteredTasks(ITaskResources tasks, CostMeter meter, TimeProvider clock) : ITaskResources
{
    private const string Table = "arn:aws:states:::dynamodb:";

    private const string TableBySdk = "arn:aws:states:::aws-sdk:dynamodb:";

    public bool Supports(string resource) => tasks.Supports(resource);

    public async Task<JsonNode?> InvokeAsync(TaskInvocation invocation, CancellationToken cancellationToken)
    {
        var isTable = invocation.Resource.StartsWith(Table, StringComparison.Ordinal) || invocation.Resource.StartsWith(TableBySdk, StringComparison.Ordinal);
        if (isTable && invocation.Input is JsonObject request)
        {
            request = request.DeepClone().AsObject();
            request["ReturnConsumedCapacity"] = "TOTAL";
            invocation = invocation with { Input = request };
        }

        var from = clock.GetUtcNow();
        try
        {
            var answer = await tasks.InvokeAsync(invocation, cancellationToken);
            if (isTable)
            {
                var units = CapacityHandler.Units(answer?["ConsumedCapacity"]);
                var isRead = invocation.Resource.EndsWith(":getItem", StringComparison.Ordinal) || invocation.Resource.EndsWith(":query", StringComparison.Ordinal);
                meter.Table(isRead ? 0 : units, isRead ? units : 0);
            }

            return answer;
        }
        finally
        {
            if (invocation.ExecutionArn.Contains(":express:", StringComparison.Ordinal))
            {
                meter.Express(invocation.ExecutionArn, from, clock.GetUtcNow());
            }
        }
    }
}
