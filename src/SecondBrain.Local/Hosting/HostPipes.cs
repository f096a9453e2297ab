using Amazon.DynamoDBv2;
using Amazon.Runtime;
using SecondBrain.Local.Pipes;
using SecondBrain.Local.Tables;
using SecondBrain.Local.Template;

namespace SecondBrain.Local.Hosting;

/// <summary>Starts the template's pipes over a prepared host.</summary>
internal sealed class HostPipes(LocalHost host)
{
    public async Task<IReadOnlyList<StreamPipe>> StartAsync(ClosingStack closing, CancellationToken cancellationToken)
    {
        if (host.Template.Pipes.Count == 0)
            return [];
        var http = closing.Push(HostContainer.NewHttpClient());
        var streams = HostContainer.Streams(http, host.Template.Scope, host.DynamoDbEndpoint, host.Options.Clock);
        using var tables = new AmazonDynamoDBClient(
            new BasicAWSCredentials("local", "local"),
            new AmazonDynamoDBConfig { ServiceURL = host.DynamoDbEndpoint.ToString(), AuthenticationRegion = host.Template.Scope.Region });

        var pipes = new List<StreamPipe>();
        foreach (var pipe in host.Template.Pipes)
        {
            var stream = await DeclaredTables.StreamOfAsync(tables, pipe.Table, cancellationToken)
                ?? throw new TemplateException(pipe.Mark, $"{pipe.LogicalId} reads the stream of {pipe.Table}, which has none: give the table a StreamSpecification.");
            if (host.Workflows.FindMachine(pipe.StateMachineArn) is null)
                throw new TemplateException(pipe.Mark, $"{pipe.LogicalId}'s Target {pipe.StateMachineArn} is not a state machine of this template.");
            var target = new PipeTarget(pipe, stream, host.Workflows, DeadLetters(pipe), host.Options.PipePause, host.Options.Clock, host.Options.Logging.CreateLogger<PipeTarget>());
            var checkpoint = PipeCheckpoint.Open(host.Data, pipe.Name);
            var started = closing.Push(new StreamPipe(pipe, stream, streams, target, checkpoint, host.Options.Clock, host.Options.Logging.CreateLogger<StreamPipe>()));
            await started.StartAsync(cancellationToken);
            pipes.Add(started);
        }

        return pipes;
    }

    private LocalQueue? DeadLetters(PipeResource pipe)
    {
        if (pipe.DeadLetterArn is null)
            return null;
        var name = host.Template.Queues.FirstOrDefault(queue => queue.Arn == pipe.DeadLetterArn)?.Name
            ?? throw new TemplateException(pipe.Mark, $"{pipe.LogicalId}'s dead-letter queue {pipe.DeadLetterArn} is not a queue of this template.");
        return host.Queues.First(queue => queue.Name == name);
    }
}
