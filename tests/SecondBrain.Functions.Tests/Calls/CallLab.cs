using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SecondBrain.Aws;
using SecondBrain.Aws.Calls;
using SecondBrain.Aws.Signing;
using SecondBrain.Aws.StepFunctions;
using SecondBrain.Core.Executions;
using SecondBrain.Core.Storage;
using SecondBrain.Functions.Telemetry;
using SecondBrain.Functions.Tests.Permissions;
using SecondBrain.Functions.Tests.Reembedding;
using SecondBrain.Lambda;
using SecondBrain.Local.Hosting;
using SecondBrain.Local.Storage;
using SecondBrain.Testing;

namespace SecondBrain.Functions.Tests.Calls;

/// <summary>A host on which recorded invocations are made again, from the same world, with one call that fails. Executions that are started wait at their first task.</summary>
internal sealed class CallLab : IAsyncDisposable
{
    private const int Attempts = 3;

    private const int Portions = 10;

    /// <summary>Of an invocation that only reads no later call fails.</summary>
    private const int MostReads = 40;

    // far more than any of them needs, on a machine that is busy too
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(30);

    private readonly CallPlan _plan = new();
    private readonly TwoModels _models = new();
    private readonly HeldTasks _held = new();
    private LocalHost _host = null!;
    private AmazonDynamoDBClient _table = null!;
    private IAmazonDynamoDB _wired = null!;
    private WorldExecutions _executions = null!;
    private FileBlobStore _blobs = null!;
    private string _tableName = null!;

    public static async Task<CallLab> StartAsync()
    {
        var lab = new CallLab();
        lab._held.Begin("");
        lab._host = await LocalHost.StartForInvokeAsync(new LocalHostOptions
        {
            TemplatePath = RepositoryPaths.Combine("template.yaml"),
            Port = 0,
            InMemory = true,
            Embeddings = lab._models,
            Tasks = lab._held.Around,
            MaxConcurrentExecutions = 10_000,
        });
        lab._tableName = lab._host.Template.Tables[0].Name;
        lab._blobs = lab._host.Services.GetRequiredService<FileBlobStore>();
        lab._table = new AmazonDynamoDBClient(
            new BasicAWSCredentials("local", "local"),
            new AmazonDynamoDBConfig { ServiceURL = lab._host.DynamoDbEndpoint.ToString(), AuthenticationRegion = "us-east-1" });
        lab._wired = OneAttempt.Client(lab._host.DynamoDbEndpoint.ToString(), lab._plan);
        lab._executions = new WorldExecutions(lab.StepFunctions(), lab._plan);
        return lab;
    }

    public async Task<CaseReport> ProveAsync(RecordedCase recorded)
    {
        await RestoreAsync(recorded);
        _plan.Begin(at: -1, default);
        var before = await LabState.ReadAsync(_table, _tableName, _blobs, _plan);
        var failure = await WithHandlerAsync(recorded, handler => InvokeAsync(handler, recorded));
        var calls = _plan.Calls;
        var report = new CaseReport(recorded.Function, recorded.Variant, calls) { Unproved = failure ?? (calls.Count == 0 ? "no calls" : null) };
        if (report.Unproved is null)
        {
            var proof = new CaseProof(report, before, await StateAsync(before));
            var count = _plan.HasWritten ? calls.Count : Math.Min(calls.Count, MostReads);
            for (var at = 0; at < count; at++)
            {
                foreach (var fault in CallFaults.Of(calls[at]))
                {
                    await FailAsync(recorded, proof, at, fault, $"{recorded.Function} {recorded.Variant}: call {at} of {calls.Count}, {calls[at]}, {fault}");
                    report.Injected[fault] = report.Injected.GetValueOrDefault(fault) + _plan.Injected;
                }
            }
        }

        return report;
    }

    private async Task FailAsync(RecordedCase recorded, CaseProof proof, int at, CallFault fault, string what)
    {
        if (_plan.HasWritten)
        {
            await RestoreAsync(recorded);
        }

        _plan.Begin(at, fault);
        var ends = await WithHandlerAsync(recorded, async handler =>
        {
            var fails = await InvokeAsync(handler, recorded);
            if (fails is not null)
                proof.Failed(what, fault, fails, await StateAsync(proof.Before));
            for (var attempt = 2; fails is not null && attempt <= Attempts; attempt++)
            {
                fails = await InvokeAsync(handler, recorded);
            }

            return fails;
        });
        proof.Repeated(what, ends, await StateAsync(proof.Before));
    }

    // nothing but a call changes anything
    private async Task<IReadOnlyList<string>> StateAsync(IReadOnlyList<string> before) =>
        _plan.HasWritten ? await LabState.ReadAsync(_table, _tableName, _blobs, _plan) : before;

    // as on Lambda: a container of its own, kept over the repetitions
    private async Task<string?> WithHandlerAsync(RecordedCase recorded, Func<LambdaHandler, Task<string?>> run)
    {
        var services = new ServiceCollection();
        foreach (var service in recorded.Services.Where(service => service.ServiceType != typeof(AwsWire)))
        {
            ((ICollection<ServiceDescriptor>)services).Add(service);
        }

        await using var container = services
            .Replace(ServiceDescriptor.Singleton(_wired))
            .Replace(ServiceDescriptor.Singleton<IWorkflowExecutions>(_executions))
            .Replace(ServiceDescriptor.Singleton<IBlobStore>(new FaultyBlobs(_blobs, _plan)))
            .Replace(ServiceDescriptor.Singleton<IEmbeddingGenerator<string, Embedding<float>>>(new FaultyEmbeddings(_models, _plan)))
            .Replace(ServiceDescriptor.Singleton<TimeProvider>(new RecordedTime(recorded.Now)))
            .Replace(ServiceDescriptor.Singleton(new LogOutput(static (_, _) => { })))
            .BuildServiceProvider();
        return await run(FunctionCatalog.Create(recorded.Function, container));
    }

    private StepFunctionsExecutions StepFunctions()
    {
        var options = _host.Services.GetRequiredService<AwsOptions>();
        var signing = new AwsClientOptions
        {
            Credentials = options.StepFunctionsCredentials!,
            Region = options.Region,
            Endpoint = options.StepFunctionsEndpoint,
            Retry = new AwsRetry { MaxRetries = 0 },
        };
        var http = new HttpClient(new FaultyWire(new SocketsHttpHandler(), _plan));
        return new StepFunctionsExecutions(new StepFunctionsClient(http, signing), options.StateMachineArns);
    }

    private async Task RestoreAsync(RecordedCase recorded)
    {
        await TableItems.RestoreAsync(_table, _tableName, recorded.Items);
        await foreach (var key in _blobs.ListAsync(""))
        {
            if (!recorded.Blobs.ContainsKey(key))
            {
                await _blobs.DeleteAsync(key);
            }
        }

        foreach (var (key, bytes) in recorded.Blobs)
        {
            if (await _blobs.ReadAsync(key) is not { } blob || !blob.Bytes.Span.SequenceEqual(bytes.Span))
            {
                await _blobs.WriteAsync(key, bytes, BlobCondition.None);
            }
        }
    }

    /// <returns>Null when it is done; else why whoever called it would call again. A step with more to do is called again, as its workflow does.</returns>
    private async Task<string?> InvokeAsync(LambdaHandler handler, RecordedCase recorded)
    {
        for (var portion = 1; ; portion++)
        {
            var (fails, isDone) = await InvokeOnceAsync(handler, recorded);
            if (fails is not null || isDone || portion == Portions)
                return fails;
        }
    }

    private async Task<(string? Fails, bool IsDone)> InvokeOnceAsync(LambdaHandler handler, RecordedCase recorded)
    {
        using var input = new MemoryStream(recorded.Payload, writable: false);
        using var limit = new CancellationTokenSource(TimeLimit);
        _plan.TimeUp = limit.Cancel;
        var context = new LambdaContext("lab", recorded.Function, recorded.Now + TimeLimit, null, new RecordedTime(recorded.Now));
        try
        {
            await using var output = await handler(input, context, limit.Token);
            using var reader = new StreamReader(output);
            var text = await reader.ReadToEndAsync(limit.Token);
            var answer = text.Length == 0 ? null : JsonNode.Parse(text) as JsonObject;
            var body = answer?["body"] is JsonValue value && value.TryGetValue(out string? content) ? content : "";
            return answer?["statusCode"] is JsonValue status && (int)status >= 500 ? ($"{status} {answer["headers"]?["retry-after"]} {body}", true)
                : body.Contains("\"isError\":true", StringComparison.Ordinal) || body.Contains("\"error\":{\"code\":", StringComparison.Ordinal) ? (body, true)
                : (null, answer?["done"] is not JsonValue done || done.GetValueKind() is not System.Text.Json.JsonValueKind.False);
        }
        catch (Exception error)
        {
            return ($"{error.GetType().Name}: {error.Message.Split('\n')[0]}", true);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _table.Dispose();
        _wired.Dispose();
        await _host.DisposeAsync();
        _models.Dispose();
    }
}
