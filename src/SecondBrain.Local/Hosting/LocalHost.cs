using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Microsoft.Extensions.AI;
using SecondBrain.Core.Access;
using SecondBrain.Functions.Telemetry;
using SecondBrain.Local.Authorization;
using SecondBrain.Local.Downloads;
using SecondBrain.Local.Embedding;
using SecondBrain.Local.Engine;
using SecondBrain.Local.Http;
using SecondBrain.Local.Invoke;
using SecondBrain.Local.Pipes;
using SecondBrain.Local.Schedules;
using SecondBrain.Local.Tables;
using SecondBrain.Local.Telemetry;
using SecondBrain.Local.Template;
using SecondBrain.Local.Workflows;
using SecondBrain.Local.Workflows.Api;
using SecondBrain.Local.Workflows.Standard;

namespace SecondBrain.Local.Hosting;

/// <summary>One process that runs what a template declares: engine, tables, functions, workflows, pipes, schedules and the HTTP API.</summary>
internal sealed class LocalHost : IAsyncDisposable
{
    /// <summary>The audience that the host gives the template's <c>JwtAudience</c>.</summary>
    public const string Audience = "second-brain";

    private readonly ClosingStack _closing = new();
    private IReadOnlyList<StreamPipe> _pipes = [];

    private LocalHost(LocalHostOptions options, int port)
    {
        Options = options;
        Port = port;
        Url = $"http://localhost:{port}";
    }

    public LocalHostOptions Options { get; }

    public int Port { get; }

    /// <summary>Such as <c>http://localhost:8787</c>, no slash at its end; also the local issuer's name.</summary>
    public string Url { get; }

    /// <summary>Where data, owner.token and host.json are.</summary>
    public DataFolder Data { get; private set; } = null!;

    /// <summary>The owner's bearer token.</summary>
    public string OwnerToken { get; private set; } = null!;

    public LocalTemplate Template { get; private set; } = null!;

    public LocalIssuer Issuer { get; private set; } = null!;

    public LocalFunctions Functions { get; private set; } = null!;

    public LocalWorkflows Workflows { get; private set; } = null!;

    /// <summary>The template's queues.</summary>
    public IReadOnlyList<LocalQueue> Queues { get; private set; } = [];

    /// <summary>The container of the functions.</summary>
    public IServiceProvider Services { get; private set; } = null!;

    /// <summary>The DynamoDB that holds the tables.</summary>
    public Uri DynamoDbEndpoint { get; private set; } = null!;

    /// <summary>The Step Functions API of this host; see <see cref="LocalCredentials"/> for what signs its requests.</summary>
    public Uri StepFunctionsEndpoint { get; private set; } = null!;

    /// <summary>Starts everything, in order; on return the HTTP API answers.</summary>
    /// <exception cref="LocalHostException">It cannot start; the message is for the user.</exception>
    public static async Task<LocalHost> StartAsync(LocalHostOptions options, CancellationToken cancellationToken = default)
    {
        using var port = new HeldPort(HostPort.Choose(options.Port));
        var host = await PrepareAsync(options, port.Number, cancellationToken);
        try
        {
            await host.ServeAsync(port, cancellationToken);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts everything but the pipes, the schedules and the HTTP API: what <see cref="LocalInvoke"/> needs.</summary>
    /// <inheritdoc cref="StartAsync"/>
    public static Task<LocalHost> StartForInvokeAsync(LocalHostOptions options, CancellationToken cancellationToken = default) =>
        PrepareAsync(options, options.Port, cancellationToken);

    /// <summary>Completes when no change is waiting in a pipe and no execution runs.</summary>
    public async Task WhenIdleAsync(CancellationToken cancellationToken = default)
    {
        await Task.WhenAll(_pipes.Select(pipe => pipe.WhenIdleAsync(cancellationToken)));
        await Workflows.WhenIdleAsync(cancellationToken);
        await Task.WhenAll(_pipes.Select(pipe => pipe.WhenIdleAsync(cancellationToken)));
    }

    /// <summary>Stops accepting, lets requests and executions end, then stops the engine.</summary>
    public ValueTask DisposeAsync() => _closing.DisposeAsync();

    private static async Task<LocalHost> PrepareAsync(LocalHostOptions options, int port, CancellationToken cancellationToken)
    {
        var host = new LocalHost(options, port);
        try
        {
            await host.PrepareAsync(cancellationToken);
            return host;
        }
        catch (Exception e) when (e is EngineUnavailableException or PackageUnavailableException)
        {
            await host.DisposeAsync();
            throw new LocalHostException(e.Message, e);
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        Template = TemplateReader.Read(Options.TemplatePath, new TemplateScope
        {
            ApiEndpoint = Url,
            Parameters = new Dictionary<string, string>(Options.Parameters)
            {
                ["JwtIssuer"] = Url,
                ["JwtAudience"] = Audience,
                ["ApiUrl"] = Url,
                ["EmbeddingModelId"] = ModelId(),
                ["EnrichmentModelId"] = Options.Parameters.GetValueOrDefault("EnrichmentModelId", Options.Chat?.GetService<ChatClientMetadata>()?.DefaultModelId ?? "none"), // the template names one of Bedrock
            },
        });
        Data = Options is { InMemory: true, DataPath: null } ? DataFolder.Temporary() : DataFolder.Open(Options.DataPath ?? DataFolder.DefaultPath);
        _closing.Push(() => Data.Close());
        var lines = _closing.Push(new FunctionLines(Data, Options.Logging.CreateLogger<FunctionLines>()));
        if (Options.TraceEndpoint is { } collector)
            _closing.Push(OtlpExport.Start(collector));
        Issuer = _closing.Push(LocalIssuer.Open(Data, Url, Audience, Options.Clock));

        var credentials = LocalCredentials.Keep(Data);
        var model = LoadModelAsync(cancellationToken);
        var listening = StepFunctionsServer.StartAsync(credentials, Options.Clock, cancellationToken);
        var engine = await StartEngineAsync(cancellationToken);
        using var tables = new AmazonDynamoDBClient(
            new BasicAWSCredentials("local", "local"),
            new AmazonDynamoDBConfig { ServiceURL = engine.Endpoint.ToString(), AuthenticationRegion = Template.Scope.Region });
        await DeclaredTables.EnsureAsync(tables, Template.Tables, cancellationToken);

        var stepFunctions = _closing.Push(await listening);
        StepFunctionsEndpoint = stepFunctions.Endpoint;
        var traces = new CaptureTraces();
        var container = new HostContainer(Options, Template, engine.Endpoint)
        {
            StepFunctions = (stepFunctions.Endpoint, credentials.GetCredentials()),
            Log = new LogOutput(lines.Write) { Tagged = traces.Tagged },
        };
        Services = _closing.Push(container.Build(BlobFolder(), await model));
        Functions = new LocalFunctions(Template.Functions, Options.Handlers, Services, Options.Clock);
        Queues = [.. Template.Queues.Select(queue => new LocalQueue(queue.Name, Data, Options.Clock))];
        var executions = ExecutionFolder();
        var tokens = new TaskTokens(new ClosedTokens(executions, Options.Clock));
        var tasks = HostTasks.Create(this, container.DynamoDbTasks(_closing), await model, tokens);
        Workflows = _closing.Push(new LocalWorkflows(Template.StateMachines, new TracedTasks(Options.Tasks(tasks)), tokens, new LocalWorkflowsOptions
        {
            Data = executions,
            MaxConcurrentExpress = Options.MaxConcurrentExecutions,
            Clock = Options.Clock,
            Random = Options.Random,
            ParentOf = traces.ParentOf,
            Log = Options.Logging.CreateLogger<LocalWorkflows>(),
        }));
        stepFunctions.Serve(new StepFunctionsApi(Workflows, tokens, Options.Clock));
    }

    private async Task ServeAsync(HeldPort port, CancellationToken cancellationToken)
    {
        Workflows.Resume();
        await ResumeAsync(cancellationToken);
        _pipes = await new HostPipes(this).StartAsync(_closing, cancellationToken);
        var schedules = _closing.Push(new ScheduleRunner(Template.Schedules, Functions, Workflows, Template.Scope, Options.Clock, Options.Logging.CreateLogger<ScheduleRunner>())
        {
            Fired = WakePipes,
        });
        schedules.Start();

        OwnerToken = Authorization.OwnerToken.Keep(Data, Issuer, Options.Brain, ScopesOfTemplate(), Options.Clock);
        port.Dispose();
        _closing.Push(await HostServer.StartAsync(Port, Issuer, Gateway(), cancellationToken));
        new HostFile(Port, Environment.ProcessId, Url).Write(Data);
        _closing.Push(() => Data.Delete(HostFile.FileName));
    }

    /// <summary>Express executions end with the process. What the last one left unfinished goes to the pipes again before they start, not when the schedule comes round.</summary>
    private async Task ResumeAsync(CancellationToken cancellationToken)
    {
        if (Functions.Find(Options.ResumeFunction) is { } resume
            && await Functions.InvokeAsync(resume, "{\"olderThanSeconds\":0}"u8.ToArray(), cancellationToken) is not FunctionOutcome.Returned)
        {
            Options.Progress?.Report($"{Options.ResumeFunction} failed: notes that were interrupted wait for its schedule.");
        }
    }

    private HttpApiGateway? Gateway()
    {
        if (Template.Apis.Count > 1)
            throw new TemplateException(Template.Apis[1].Mark, $"{Template.Apis[1].LogicalId} is a second HTTP API; the local host serves one.");
        if (Template.Apis.Count == 0)
            return null;
        var api = Template.Apis[0];
        foreach (var authorizer in api.Authorizers.Values.Where(authorizer => authorizer.Issuer != Issuer.Issuer))
        {
            throw new TemplateException(authorizer.Mark, $"authorizer {authorizer.Name} trusts {authorizer.Issuer}, which this machine is not: let its issuer be !Ref JwtIssuer, which the local host sets.");
        }

        return new HttpApiGateway(api, Template.Routes, Functions, Issuer.Key, Template.Scope, Options.Clock, Options.Logging.CreateLogger<HttpApiGateway>()) { Wrote = WakePipes };
    }

    private string[] ScopesOfTemplate() =>
    [
        .. Scope.All
            .Concat(Template.Routes.SelectMany(route => route.Scopes ?? []))
            .Concat(Template.Apis.SelectMany(api => api.Authorizers.Values).SelectMany(authorizer => authorizer.Scopes))
            .Distinct(),
    ];

    private void WakePipes()
    {
        foreach (var pipe in _pipes)
        {
            pipe.Wake();
        }
    }

    private string ModelId() => Options.Embeddings is null
        ? UniversalSentenceEncoder.ModelId
        : (Options.Embeddings.GetService(typeof(EmbeddingGeneratorMetadata)) as EmbeddingGeneratorMetadata)?.DefaultModelId ?? "local";

    private async Task<IEmbeddingGenerator<string, Embedding<float>>> LoadModelAsync(CancellationToken cancellationToken) =>
        Options.Embeddings ?? _closing.Push(await UniversalSentenceEncoder.LoadAsync(Options.Packages, Downloads(), cancellationToken: cancellationToken));

    private async Task<DynamoDbLocal> StartEngineAsync(CancellationToken cancellationToken)
    {
        var folder = Options.InMemory ? null : Data.Folder("engine");
        var settings = Options.DynamoDbEndpoint is { } server
            ? new DynamoDbLocalOptions { DataFolder = folder, ExistingServer = server }
            : new DynamoDbLocalOptions { DataFolder = folder };
        var engine = _closing.Push(await DynamoDbLocal.StartAsync(settings, Options.Packages, Options.Clock, Downloads(), cancellationToken));
        DynamoDbEndpoint = engine.Endpoint;
        return engine;
    }

    private string BlobFolder() => Options.InMemory ? Temporary().Path : Data.Folder("blobs");

    private DataFolder ExecutionFolder() => Options.InMemory ? Temporary() : Data;

    private DataFolder Temporary()
    {
        var temporary = DataFolder.Temporary();
        _closing.Push(() => temporary.Close());
        return temporary;
    }

    private Progress? Downloads() => Options.Progress is null ? null : new Progress(Options.Progress);

    private sealed class Progress(IProgress<string> lines) : IProgress<DownloadProgress>
    {
        public void Report(DownloadProgress value) => lines.Report(value.ToString());
    }
}
