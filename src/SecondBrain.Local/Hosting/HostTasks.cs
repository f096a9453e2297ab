using Microsoft.Extensions.AI;
using SecondBrain.Local.Workflows;
using SecondBrain.StatesLanguage.Tasks;

namespace SecondBrain.Local.Hosting;

/// <summary>What Task states can name on a host.</summary>
internal static class HostTasks
{
    public static LocalTaskResources Create(LocalHost host, DynamoDbTasks tables, IEmbeddingGenerator<string, Embedding<float>> model, TaskTokens tokens)
    {
        ITaskResources[] requests =
        [
            new FunctionTasks(host.Functions),
            tables,
            new BedrockTasks(model),
            new ExecutionTasks(() => host.Workflows),
        ];
        return new LocalTaskResources([.. requests, new CallbackTasks(new LocalTaskResources(requests), tokens)]);
    }
}
