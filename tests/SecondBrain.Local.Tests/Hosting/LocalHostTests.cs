using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using SecondBrain.Local.Authorization;
using SecondBrain.Local.Hosting;
using SecondBrain.Testing.Engine;

namespace SecondBrain.Local.Tests.Hosting;

public sealed class LocalHostTests(DynamoDbLocalFixture engine) : IClassFixture<DynamoDbLocalFixture>
{
    [Fact]
    public async Task A_write_over_HTTP_runs_the_workflow_once()
    {
        await using var brain = await TestBrain.StartAsync(engine);

        (await brain.Http.PutAsync("/items/abba", null)).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        await brain.Host.WhenIdleAsync();

        var item = (await brain.ItemAsync("abba")).ShouldNotBeNull();
        item["state"].S.ShouldBe("done");
        item["marked"].S.ShouldBe("abba");
        item["tokens"].N.ShouldBe("7");
        item["times"].N.ShouldBe("1");
        brain.Host.Workflows.Recent.ShouldHaveSingleItem().Arn.ShouldStartWith("arn:aws:states:us-east-1:000000000000:express:Machine:");
    }

    [Fact]
    public async Task Many_writes_at_once_are_each_worked_on_once()
    {
        await using var brain = await TestBrain.StartAsync(engine);
        string[] ids = [.. Enumerable.Range(0, 60).Select(number => $"item{number}")];

        await Parallel.ForEachAsync(ids, async (id, token) => (await brain.Http.PutAsync($"/items/{id}", null, token)).EnsureSuccessStatusCode());
        await brain.Host.WhenIdleAsync();

        foreach (var id in ids)
        {
            (await brain.ItemAsync(id)).ShouldNotBeNull()["times"].N.ShouldBe("1");
        }
    }

    [Fact]
    public async Task The_table_is_made_as_declared()
    {
        await using var brain = await TestBrain.StartAsync(engine);
        using var tables = brain.Tables();

        var table = (await tables.DescribeTableAsync(brain.Table)).Table;

        table.GlobalSecondaryIndexes.ShouldHaveSingleItem().Projection.NonKeyAttributes.ShouldBe(["marked"]);
        table.StreamSpecification.StreamViewType.Value.ShouldBe("NEW_IMAGE");
        (await tables.DescribeTimeToLiveAsync(brain.Table)).TimeToLiveDescription.AttributeName.ShouldBe("ttl");
    }

    [Fact]
    public async Task A_host_that_starts_again_goes_on_where_it_stopped()
    {
        var folder = Directory.CreateTempSubdirectory("secondbrain-host-test-").FullName;
        var first = await TestBrain.StartAsync(engine: null, folder, "items");
        (await first.Http.PutAsync("/items/before", null)).EnsureSuccessStatusCode();
        await first.Host.WhenIdleAsync();
        await first.StopAsync();

        await using var second = await TestBrain.StartAsync(engine: null, folder, "items");
        (await second.Http.PutAsync("/items/after", null)).EnsureSuccessStatusCode();
        await second.Host.WhenIdleAsync();

        (await second.ItemAsync("before")).ShouldNotBeNull()["times"].N.ShouldBe("1");
        (await second.ItemAsync("after")).ShouldNotBeNull()["times"].N.ShouldBe("1");
        second.Host.Workflows.Recent.Count.ShouldBe(1);
        second.Host.OwnerToken.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task What_was_written_while_the_host_was_away_is_worked_on_at_its_start()
    {
        var folder = Directory.CreateTempSubdirectory("secondbrain-host-test-").FullName;
        var table = DynamoDbLocalFixture.NewTableName("items");
        var first = await TestBrain.StartAsync(engine, folder, table);
        (await first.Http.PutAsync("/items/before", null)).EnsureSuccessStatusCode();
        await first.Host.WhenIdleAsync();
        await first.StopAsync();
        using (var tables = engine.CreateClient())
        {
            await tables.PutItemAsync(table, new() { ["PK"] = new("away"), ["SK"] = new("ITEM"), ["state"] = new("new") });
        }

        await using var second = await TestBrain.StartAsync(engine, folder, table);
        await second.Host.WhenIdleAsync();

        (await second.ItemAsync("away")).ShouldNotBeNull()["times"].N.ShouldBe("1");
        (await second.ItemAsync("before")).ShouldNotBeNull()["times"].N.ShouldBe("1");
    }

    [Fact]
    public async Task A_running_host_says_where_it_is_and_a_stopped_one_does_not()
    {
        var brain = await TestBrain.StartAsync(engine);
        var data = brain.Host.Data.Path;

        HostFile.Find(data).ShouldBe(new HostFile(brain.Host.Port, Environment.ProcessId, brain.Host.Url));
        File.ReadAllText(Path.Combine(data, OwnerToken.FileName)).Trim().ShouldBe(brain.Host.OwnerToken);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(data).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        await brain.StopAsync();
        HostFile.Find(data).ShouldBeNull();
        Directory.Delete(brain.Folder, recursive: true);
    }

    [Fact]
    public async Task A_host_file_of_a_process_that_is_gone_is_no_host()
    {
        var folder = Directory.CreateTempSubdirectory("secondbrain-host-test-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, HostFile.FileName), """{"port":1,"pid":2147483646,"url":"http://localhost:1"}""");

        HostFile.Find(folder).ShouldBeNull();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_taken_port_is_one_clear_line()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        (await RefusedAsync(options => options with { Port = port })).ShouldBe($"Port {port} is taken by another program. Stop it, or choose another port with --port.");
    }

    [Fact]
    public async Task Functions_that_disagree_about_a_variable_are_refused() =>
        (await RefusedAsync(yaml: text => text.Replace("FUNCTION: Fail }", "FUNCTION: Fail, TABLE: other }", StringComparison.Ordinal)))
            .ShouldContain("Fail sets TABLE to 'other', but Echo sets it to 'items'");

    [Fact]
    public async Task A_function_that_does_not_exist_is_refused() =>
        (await RefusedAsync(yaml: text => text.Replace("FUNCTION: Fail", "FUNCTION: Fial", StringComparison.Ordinal))).ShouldContain("Fail: FUNCTION=Fial names no function");

    [Fact]
    public async Task An_authorizer_that_trusts_another_issuer_is_refused() =>
        (await RefusedAsync(yaml: text => text.Replace("issuer: !Ref JwtIssuer", "issuer: https://elsewhere.example", StringComparison.Ordinal)))
            .ShouldContain("let its issuer be !Ref JwtIssuer");

    [Fact]
    public async Task A_pipe_with_a_filter_that_cannot_be_applied_is_refused() =>
        (await RefusedAsync(yaml: text => text.Replace("[\"INSERT\",\"MODIFY\"]", "[{\"wildcard\":\"*\"}]", StringComparison.Ordinal))).ShouldContain("Pipe: pattern.eventName has");

    [Fact]
    public async Task A_definition_that_cannot_run_is_refused() =>
        (await RefusedAsync(yaml: text => text.Replace("MarkArn: !GetAtt Mark.Arn", "MarkArn: arn:aws:states:::glue:startJobRun", StringComparison.Ordinal))).ShouldContain("glue:startJobRun");

    [Fact]
    public async Task An_address_without_an_engine_is_one_clear_line() =>
        (await RefusedAsync(options => options with { DynamoDbEndpoint = new Uri("http://127.0.0.1:9") })).ShouldStartWith("No DynamoDB answers at http://127.0.0.1:9/");

    [Fact]
    public async Task In_memory_leaves_nothing_behind()
    {
        var folder = Directory.CreateTempSubdirectory("secondbrain-host-test-").FullName;
        var brain = await LocalHost.StartAsync(TestBrain.Options(engine, folder, DynamoDbLocalFixture.NewTableName("items")) with { DataPath = null, InMemory = true });
        var data = brain.Data.Path;
        Directory.Exists(data).ShouldBeTrue();

        await brain.DisposeAsync();

        Directory.Exists(data).ShouldBeFalse();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task The_issuer_shows_its_keys()
    {
        await using var brain = await TestBrain.StartAsync(engine);

        var discovery = JsonDocument.Parse(await brain.Http.GetStringAsync(LocalIssuer.DiscoveryPath)).RootElement;
        var keys = JsonDocument.Parse(await brain.Http.GetStringAsync(discovery.GetProperty("jwks_uri").GetString())).RootElement;

        discovery.GetProperty("issuer").GetString().ShouldBe(brain.Host.Url);
        keys.GetProperty("keys")[0].GetProperty("kid").GetString().ShouldBe(brain.Host.Issuer.Key.KeyId);
    }

    private async Task<string> RefusedAsync(Func<LocalHostOptions, LocalHostOptions>? change = null, Func<string, string>? yaml = null)
    {
        var folder = Directory.CreateTempSubdirectory("secondbrain-host-test-").FullName;
        try
        {
            return (await Should.ThrowAsync<LocalHostException>(() => LocalHost.StartAsync(TestBrain.Options(engine, folder, "items", change, yaml)))).Message;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
