using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using SecondBrain.Bench.Startup;
using SecondBrain.Testing;
using SecondBrain.Testing.Engine;

// dotnet publish functions -c Release -r linux-x64 -o /tmp/functions
// dotnet run -c Release --project bench/startup -- /tmp/functions [RUNS]
// dotnet run -c Release --project bench/startup -- all [--runs RUNS]        every function, then the ways to build; at most eight minutes
// dotnet run -c Release --project bench/startup -- variants [--runs RUNS]   the ways to build
// Starts each function as Lambda does, under a Runtime API that this program serves, and times process start to first answer.
var isTable = args is ["all" or "variants", ..];
if (!isTable && (args.Length == 0 || !File.Exists(Path.Combine(args[0], "SecondBrain.Functions.dll"))))
{
    await Console.Error.WriteLineAsync("Name the folder that the functions were published to, 'all' or 'variants'.");
    return 2;
}

var runs = args.Length > 1 ? int.Parse(args[^1], CultureInfo.InvariantCulture) : 10;
var engine = new DynamoDbLocalFixture();
await engine.InitializeAsync();
var table = DynamoDbLocalFixture.NewTableName();
using (var client = engine.CreateClient())
{
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

if (isTable)
{
    await new FootprintTable(table, engine.Endpoint, runs).PrintAsync(args[0] == "all");
    return 0;
}

var size = new DirectoryInfo(args[0]).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"package: {size / 1e6:0.0} MB, {ColdStart.ZippedBytes(args[0]) / 1e6:0.0} MB zipped"));
Console.WriteLine("function          median ms   min   max   (process start to first answer)");
foreach (var function in (string[])["RejectRequest", "ListNotes", "CaptureNote", "Mcp"])
{
    var body = await File.ReadAllTextAsync(RepositoryPaths.Combine("events", $"{function}.json"));
    var times = new List<double>();
    for (var run = 0; run < runs; run++)
    {
        times.Add(await ColdStart.MeasureAsync(args[0], function, body, table, engine.Endpoint));
    }

    times.Sort();
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{function,-16} {times[times.Count / 2],10:0} {times[0],5:0} {times[^1],5:0}"));
}

return 0;

static AttributeDefinition Key(string name) => new(name, ScalarAttributeType.S);
