using System.Net.Http.Headers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using SecondBrain.Aws.Calls;
using SecondBrain.Functions;
using SecondBrain.Lambda;
using SecondBrain.Local.Hosting;

namespace SecondBrain.Local.Costs;

/// <summary>Makes the recorded run anew: a host in memory with the real template, and stand-ins for the models alone.</summary>
internal sealed class CostRecorder(string templatePath, int notes, Action<string> progress, TimeProvider clock)
{
    /// <summary>Searches, and reads.</summary>
    private const int Questions = 500;

    private const int AtOnce = 8;

    private const int ItemOverhead = 100;

    private readonly CostMeter _meter = new();

    private readonly Dictionary<string, long> _blobs = new(StringComparer.Ordinal);

    private readonly Dictionary<string, int> _megabytes = new(StringComparer.Ordinal);

    private long _transitions;

    public async Task<CostRun> RunAsync(CancellationToken cancellationToken)
    {
        using var embeddings = new FakeEmbeddings(_meter);
        using var chat = new FakeChat(_meter);
        progress("Starting a host in memory.");
        await using var host = await StartAsync(embeddings, chat, cancellationToken);
        foreach (var function in host.Template.Functions)
        {
            _megabytes[function.CatalogName] = function.MemoryMegabytes;
        }

        using var http = new HttpClient { BaseAddress = new Uri(host.Url), DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", host.OwnerToken) } };
        await TakeAsync(host, 0, 0, cancellationToken); // what the start took is nobody's
        var texts = new RunNotes(templatePath);
        var ids = await CaptureAsync(http, texts, cancellationToken);
        var capture = await TakeAsync(host, notes, notes, cancellationToken);
        progress($"{Questions} searches.");
        await AskAsync(http, number => $"/search?q={Uri.EscapeDataString(texts.Query(number))}&limit=10", cancellationToken);
        var search = await TakeAsync(host, Questions, Questions, cancellationToken);
        progress($"{Questions} reads.");
        await AskAsync(http, number => $"/notes/{ids[number % ids.Length]}", cancellationToken);
        var read = await TakeAsync(host, Questions, Questions, cancellationToken);
        progress("An hour's and a day's schedule.");
        await RunAsync(host, "RecoverDeferredStateMachine");
        await host.Functions.InvokeAsync(host.Functions.Find("RedriveCaptures")!, "{}"u8.ToArray(), cancellationToken);
        var hour = await TakeAsync(host, 1, 0, cancellationToken);
        await RunAsync(host, "DailyDigestStateMachine");
        var day = await TakeAsync(host, 1, 0, cancellationToken);

        return new CostRun(
            clock.GetUtcNow().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            $"{Environment.ProcessorCount} cores, {RuntimeInformation.ProcessArchitecture}, {RuntimeInformation.FrameworkDescription}, DynamoDB Local",
            notes,
            (int)Enumerable.Range(0, notes).Average(number => Encoding.UTF8.GetByteCount(texts.Text(number))),
            (int)capture.Functions.GetValueOrDefault("StoreEmbedding", FunctionUse.None).Invocations,
            await TableBytesAsync(host, cancellationToken),
            _blobs.Values.Sum(),
            capture,
            search,
            read,
            hour,
            day);
    }

    private Task<LocalHost> StartAsync(FakeEmbeddings embeddings, FakeChat chat, CancellationToken cancellationToken) => LocalHost.StartAsync(
        new LocalHostOptions
        {
            TemplatePath = templatePath,
            Port = 0,
            InMemory = true,
            Clock = clock,
            Embeddings = embeddings,
            Chat = chat,
            Parameters = new Dictionary<string, string> { ["MonthlyBudgetUsd"] = "99999", ["PersonWritesPerMinute"] = "1000000" },
            Register = (services, environment) => services.AddSecondBrainFunctions(new FunctionEnvironment(environment)).AddSingleton(new AwsWire(sender => new CapacityHandler(sender, _meter))),
            Blobs = blobs => new MeteredBlobs(blobs, _meter, _blobs),
            Handlers = (name, services) => Metered(name, FunctionCatalog.Create(name, services)),
            Tasks = tasks => new MeteredTasks(tasks, _meter, clock),
        },
        cancellationToken);

    private LambdaHandler Metered(string name, LambdaHandler handler) => async (input, context, cancellationToken) =>
    {
        var outer = _meter.Function;
        _meter.Function = name;
        var began = clock.GetTimestamp();
        try
        {
            return await handler(input, context, cancellationToken);
        }
        finally
        {
            _meter.Invoked(name, clock.GetElapsedTime(began), _megabytes.GetValueOrDefault(name, 512));
            _meter.Function = outer;
        }
    };

    private async Task<string[]> CaptureAsync(HttpClient http, RunNotes texts, CancellationToken cancellationToken)
    {
        var ids = new string[notes];
        var done = 0;
        await Parallel.ForAsync(0, notes, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (number, cancel) =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/notes") { Content = new StringContent(texts.Text(number), Encoding.UTF8, "text/markdown") };
            using var response = await http.SendAsync(request, cancel);
            response.EnsureSuccessStatusCode();
            ids[number] = (string)JsonNode.Parse(await response.Content.ReadAsStringAsync(cancel))!["id"]!;
            if (Interlocked.Increment(ref done) is var count && count % 100 == 0)
            {
                progress($"{count} of {notes} captured.");
            }
        });
        progress("Waiting until all are ingested.");
        return ids;
    }

    private static Task AskAsync(HttpClient http, Func<int, string> path, CancellationToken cancellationToken) =>
        Parallel.ForAsync(0, Questions, new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = cancellationToken }, async (number, cancel) =>
        {
            using var response = await http.GetAsync(path(number), cancel);
            response.EnsureSuccessStatusCode();
        });

    private static async Task RunAsync(LocalHost host, string machine) => await (await host.Workflows.StartAsync(machine, "{}", name: null, CancellationToken.None)).Completion;

    private async Task<Activity> TakeAsync(LocalHost host, int count, int apiRequests, CancellationToken cancellationToken)
    {
        await host.WhenIdleAsync(cancellationToken);
        var transitions = await TransitionsAsync(host, cancellationToken);
        var activity = _meter.Take(count, apiRequests, transitions - _transitions);
        _transitions = transitions;
        return activity;
    }

    /// <summary>Of all Standard executions so far, once they have ended.</summary>
    private async Task<long> TransitionsAsync(LocalHost host, CancellationToken cancellationToken)
    {
        var entered = 0L;
        foreach (var machine in host.Workflows.Machines.Where(machine => !machine.IsExpress))
        {
            foreach (var execution in await host.Workflows.ListAsync(machine))
            {
                while ((await host.Workflows.DescribeAsync(execution.Arn))?.Status == "RUNNING")
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(200), clock, cancellationToken);
                }

                entered += (await host.Workflows.HistoryAsync(execution.Arn) ?? []).Count(happened => happened.Type.EndsWith("StateEntered", StringComparison.Ordinal));
            }
        }

        return entered;
    }

    private static async Task<long> TableBytesAsync(LocalHost host, CancellationToken cancellationToken)
    {
        using var client = new AmazonDynamoDBClient(
            new BasicAWSCredentials("local", "local"), new AmazonDynamoDBConfig { ServiceURL = host.DynamoDbEndpoint.ToString(), AuthenticationRegion = host.Template.Scope.Region });
        var table = (await client.DescribeTableAsync(host.Template.Tables[0].Name, cancellationToken)).Table;
        var indexes = table.GlobalSecondaryIndexes ?? [];
        return (table.TableSizeBytes ?? 0) + ((table.ItemCount ?? 0) * ItemOverhead) + indexes.Sum(index => (index.IndexSizeBytes ?? 0) + ((index.ItemCount ?? 0) * ItemOverhead));
    }
}
