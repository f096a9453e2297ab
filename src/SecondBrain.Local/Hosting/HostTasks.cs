using Microsoft.Extensions.AI;
using SecondBrain.Local.Storage;
using SecondBrain.Local.Workflows;
using SecondBrain.Local.Workflows.Chat;
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
            new BucketTasks(host.Template.Buckets, host.Services.GetRequiredService<FileBlobStore>()),
            new QueueTasks(host.Queues),
            new MailTasks(host.Template.Topics, host.Data, host.Options.Clock, host.Options.MailArrived),
            new ConverseTasks(host.Options.Chat, host.Options.Clock),
        ];
        return new LocalTaskResources([.. requests, new CallbackTasks(new LocalTaskResources(requests), tokens)]);
    }
}
