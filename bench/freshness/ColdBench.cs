using System.Globalization;
using System.Text;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SecondBrain.Bench.Startup;
using SecondBrain.Core.Access;
using SecondBrain.Core.Capture;
using SecondBrain.Core.Freshness;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Ingestion;
using SecondBrain.Core.Storage;
using SecondBrain.Functions;
using SecondBrain.Testing;
using SecondBrain.Testing.Brains;
using SecondBrain.Testing.Engine;

namespace SecondBrain.Bench.Freshness;

/// <summary>A function's process from its start to the first answer of the index, over DynamoDB Local and a bucket that both count.</summary>
internal static class ColdBench
{
    private const string Model = "amazon.titan-embed-text-v2:0";

    private const int Runs = 3;

    private const int Delta = 255; // one less than starts a compaction

    private static readonly BrainId Brain = BrainId.Parse("main");

    public static async Task RunAsync(string package, int chunks)
    {
        var engine = new DynamoDbLocalFixture();
        await engine.InitializeAsync();
        var table = DynamoDbLocalFixture.NewTableName();
        await CreateAsync(engine, table);
        var blobs = new MemoryBlobs();
        await using var services = Services(engine, table, blobs);
        var texts = new BenchTexts();
        var notes = chunks / BenchNotes.ChunksPerNote;
        Console.WriteLine($"writing {notes} notes of {BenchNotes.ChunksPerNote} passages");
        var written = await WriteAsync(services, texts, 0, notes);
        Console.WriteLine($"{written} chunks in the table");

        using var bucket = new BucketServer(blobs);
        using var metered = new MeteredTable(engine.Endpoint);
        bucket.Start();
        metered.Start();
        Console.WriteLine("start to first answer     median ms    min    max  bucket reads     bytes  table requests   bytes read  read units");
        var compaction = services.GetRequiredService<IndexCompaction>();
        await MeasureAsync("no snapshot", package, table, bucket, metered);
        await compaction.RunAsync(Brain, Model, CancellationToken.None);
        await MeasureAsync("snapshot, just written to", package, table, bucket, metered);
        await Task.Delay(TimeSpan.FromSeconds(40)); // until the feed's overlap holds none of the writes
        await compaction.RunAsync(Brain, Model, CancellationToken.None);
        await Task.Delay(TimeSpan.FromSeconds(1));
        await MeasureAsync("snapshot", package, table, bucket, metered);
        await WriteAsync(services, texts, notes, Delta);
        await MeasureAsync($"snapshot and {Delta} changes", package, table, bucket, metered);
    }

    private static async Task MeasureAsync(string what, string package, string table, BucketServer bucket, MeteredTable metered)
    {
        var body = await File.ReadAllTextAsync(RepositoryPaths.Combine("events", "ReadGraph.json"));
        body = body.Replace("GET /graph", "GET /stats", StringComparison.Ordinal).Replace("\"/graph\"", "\"/stats\"", StringComparison.Ordinal);
        var times = new List<double>();
        for (var run = 0; run < Runs; run++)
        {
            bucket.Reset();
            metered.Reset();
            times.Add(await ColdStart.MeasureAsync(
                package, "ReadGraph", body, table, metered.Address, ("AWS_ENDPOINT_URL_S3", bucket.Address.ToString()), ("BUCKET_NAME", BucketServer.Bucket)));
        }

        times.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what,-26} {times[times.Count / 2],8:0} {times[0],6:0} {times[^1],6:0} {bucket.Requests,13} {bucket.Bytes,9:N0} {metered.Requests,15:N0} {metered.Bytes,12:N0} {metered.Units,11:N1}"));
    }

    /// <returns>The chunks that were written.</returns>
    private static async Task<int> WriteAsync(IServiceProvider services, BenchTexts texts, int first, int count)
    {
        var written = 0;
        await Parallel.ForAsync(first, first + count, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (number, token) =>
        {
            var passages = Enumerable.Range(number * BenchNotes.ChunksPerNote, BenchNotes.ChunksPerNote).Select((passage, i) => $"## Part {i}\n\n{texts.Passage(passage)}\n");
            var markdown = $"# {texts.Title(number)}\n\n{string.Join('\n', passages)}";
            var principal = new Principal(Brain, "owner", ActorKind.Human, Session: null, Scope.All.ToHashSet());
            var captured = await services.GetRequiredService<NoteCapture>().CaptureAsync(principal, new CaptureRequest(Encoding.UTF8.GetBytes(markdown), "text/markdown"), token);
            var receipt = ((CaptureResult.Created)captured).Receipt;
            var keys = await services.GetRequiredService<NoteChunking>().RunAsync(Brain, receipt.Id, receipt.Note, retries: 0, token);
            var random = new Random(number);
            foreach (var chunk in keys.Sort)
            {
                await services.GetRequiredService<EmbeddingWriter>().RunAsync(Brain, receipt.Note, chunk, BenchNotes.Vector(random), Model, token);
            }

            await services.GetRequiredService<CaptureCompletion>().PublishAsync(Brain, receipt.Id, retries: 0, token);
            Interlocked.Add(ref written, keys.Sort.Count);
        });
        return written;
    }

    private static ServiceProvider Services(DynamoDbLocalFixture engine, string table, MemoryBlobs blobs) => new ServiceCollection()
        .AddSecondBrainFunctions(new FunctionEnvironment(new Dictionary<string, string>
        {
            ["TABLE_NAME"] = table,
            ["BUCKET_NAME"] = BucketServer.Bucket,
            ["EMBEDDING_MODEL_ID"] = Model,
            ["AWS_ENDPOINT_URL_DYNAMODB"] = engine.Endpoint.ToString(),
            ["AWS_ENDPOINT_URL_SFN"] = engine.Endpoint.ToString(),
            ["AWS_ACCESS_KEY_ID"] = "local",
            ["AWS_SECRET_ACCESS_KEY"] = "local",
        }))
        .Replace(ServiceDescriptor.Singleton<IBlobStore>(blobs))
        .BuildServiceProvider();

    private static async Task CreateAsync(DynamoDbLocalFixture engine, string table)
    {
        using var client = engine.CreateClient();
        await client.CreateTableAsync(new CreateTableRequest
        {
            TableName = table,
            BillingMode = BillingMode.PAY_PER_REQUEST,
            AttributeDefinitions = [Key("PK"), Key("SK"), Key("GSI1PK"), Key("GSI1SK")],
            KeySchema = [new("PK", KeyType.HASH), new("SK", KeyType.RANGE)],
            GlobalSecondaryIndexes =
            [
                new()
                {
                    IndexName = "GSI1",
                    KeySchema = [new("GSI1PK", KeyType.HASH), new("GSI1SK", KeyType.RANGE)],
                    Projection = new Projection { ProjectionType = ProjectionType.ALL },
                },
            ],
        });
    }

    private static AttributeDefinition Key(string name) => new(name, ScalarAttributeType.S);
}
