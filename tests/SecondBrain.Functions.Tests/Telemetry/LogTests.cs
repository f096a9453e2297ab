using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SecondBrain.Core.Telemetry;
using SecondBrain.Functions.Telemetry;
using SecondBrain.Local.Cli;

namespace SecondBrain.Functions.Tests.Telemetry;

/// <summary>What a run of the whole system writes.</summary>
public sealed class LogTests(WatchedHost host) : IClassFixture<WatchedHost>
{
    [Fact]
    public async Task One_capture_can_be_followed_from_its_request_through_every_step()
    {
        using var brain = host.NewBrain();
        var captured = await brain.CaptureAsync("# Tides\n\nThe moon pulls the sea.");
        var receipt = await brain.ReceiptAsync(captured);
        await host.Host.WhenIdleAsync();

        var lines = host.LinesOf(brain.Brain).Where(line => (string?)line["capture"] == (string?)receipt["id"]).ToList();

        new[] { "CaptureNote", "ClaimCapture", "ChunkNote", "ResolveLinks", "PublishChange", "CompleteCapture" }.ShouldBeSubsetOf(lines.Select(line => (string)line["function"]!));
        var first = lines.Single(line => (string?)line["function"] == "CaptureNote");
        ((string)first["route"]!).ShouldBe("POST /notes");
        ((int)first["status"]!).ShouldBe(202);
        ((string)first["outcome"]!).ShouldBe("ok");
        ((string)first["note"]!).ShouldBe((string)captured["id"]!);
        ((int)first["awsCalls"]!).ShouldBeGreaterThan(1);
        ((string)first["apiRequestId"]!).ShouldNotBeEmpty();
        var execution = (string)lines.Single(line => (string?)line["function"] == "ClaimCapture")["execution"]!;
        ((string)receipt["execution"]!).ShouldEndWith(execution);
    }

    [Fact]
    public async Task Every_line_has_the_time_the_level_and_the_request_and_only_fields_that_are_documented()
    {
        using var brain = host.NewBrain();
        await brain.CaptureAsync("# Tides");
        await brain.GetAsync("/search?q=tides");
        await host.Host.WhenIdleAsync();

        var lines = host.LinesOf(brain.Brain);

        lines.Count.ShouldBeGreaterThan(6);
        foreach (var line in lines)
        {
            line.Select(field => field.Key).Take(5).ShouldBe(["timestamp", "level", "requestId", "message", "function"]);
            line.Select(field => field.Key).ShouldBeSubsetOf(LogFields.All);
            DateTimeOffset.Parse((string)line["timestamp"]!, System.Globalization.CultureInfo.InvariantCulture).Offset.ShouldBe(TimeSpan.Zero);
            new[] { "INFO", "WARN", "ERROR" }.ShouldContain((string)line["level"]!);
        }

        lines.Select(line => (string)line["requestId"]!).Distinct().Count().ShouldBe(lines.Count);
    }

    [Fact]
    public async Task Metrics_are_lines_that_CloudWatch_takes_and_count_what_was_done()
    {
        using var brain = host.NewBrain();
        await brain.CaptureAsync("# One");
        await brain.CaptureAsync("# Two");
        await brain.CaptureAsync("# Two"); // repeated: the same capture
        await brain.GetAsync("/search?q=two");
        await host.Host.WhenIdleAsync();
        var requests = host.LinesOf(brain.Brain).ToDictionary(line => (string)line["requestId"]!, line => (string)line["function"]!);

        var all = host.Lines().Select(line => JsonNode.Parse(line)!.AsObject()).Where(line => line["_aws"] is not null).ToList();
        var metrics = all.Where(line => requests.ContainsKey((string)line["requestId"]!)).ToList();

        all.SelectMany(EmfRules.Problems).ShouldBeEmpty();
        all.SelectMany(Names).ShouldBeSubsetOf(MetricNames.All);
        metrics.Sum(line => (double?)line["Captures"] ?? 0).ShouldBe(2);
        metrics.Count(line => line["CaptureMilliseconds"] is not null).ShouldBe(2);
        metrics.Sum(line => (double?)line["Searches"] ?? 0).ShouldBe(1);
        metrics.Single(line => line["Searches"] is not null)["SearchMilliseconds"].ShouldNotBeNull();
        metrics.ShouldAllBe(line => !string.IsNullOrEmpty((string?)line["Stack"]));
    }

    [Theory]
    [InlineData("\"Namespace\":\"SecondBrain\"", "\"Namespace\":\"\"", "Namespace is missing or too long")]
    [InlineData("\"Unit\":\"Count\"", "\"Unit\":\"Number\"", "Captures has no unit of CloudWatch's")]
    [InlineData("\"Stack\":\"s\"", "\"Stack\":1", "dimension Stack is no text of the line")]
    [InlineData("\"Captures\":1", "\"Captures\":\"1\"", "Captures is no number of the line")]
    [InlineData("1700000000000", "1700000000", "Timestamp is not milliseconds since 1970")]
    public void A_line_that_CloudWatch_would_not_take_is_found(string found, string fault, string problem)
    {
        const string Line = """
            {"_aws":{"Timestamp":1700000000000,"CloudWatchMetrics":[{"Namespace":"SecondBrain","Dimensions":[["Stack"]],"Metrics":[{"Name":"Captures","Unit":"Count"}]}]},"Stack":"s","Captures":1}
            """;
        EmfRules.Problems(JsonNode.Parse(Line)!.AsObject()).ShouldBeEmpty();

        EmfRules.Problems(JsonNode.Parse(Line.Replace(found, fault, StringComparison.Ordinal))!.AsObject()).ShouldBe([problem]);
    }

    [Fact]
    public async Task The_logs_command_shows_one_capture_readable_and_as_written()
    {
        using var brain = host.NewBrain();
        var captured = await brain.CaptureAsync("# Neap tide");
        var other = await brain.ReceiptAsync(await brain.CaptureAsync("# Spring tide"));
        var receipt = await brain.ReceiptAsync(captured);
        await host.Host.WhenIdleAsync();
        var capture = (string)receipt["id"]!;
        var execution = (string)host.LinesOf(brain.Brain).First(line => (string?)line["capture"] == capture && line["execution"] is not null)["execution"]!;

        var readable = await RunAsync("logs", "--capture", capture);
        var written = await RunAsync("logs", "--execution", execution, "--json");
        var errors = await RunAsync("logs", "--level", "error", "--capture", capture);

        readable.ShouldContain(line => line.Contains("CaptureNote  POST /notes  202  ok", StringComparison.Ordinal));
        readable.ShouldContain(line => line.Contains("StoreEmbedding", StringComparison.Ordinal)); // knows its note and trace only
        readable.ShouldNotContain(line => line.Contains((string)other["id"]!, StringComparison.Ordinal) || line.Contains((string)other["note"]!, StringComparison.Ordinal));
        written.Select(line => (string)JsonNode.Parse(line)!["function"]!).ShouldContain("CompleteCapture");
        written.ShouldAllBe(line => (string?)JsonNode.Parse(line)!["note"] == (string)receipt["note"]! || (string?)JsonNode.Parse(line)!["capture"] == capture);
        errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Agents_are_followed_by_their_session()
    {
        using var brain = host.NewBrain(agent: "scribe", session: "monday-42");
        using var response = await brain.Http.PostAsJsonAsync("/proposals", new { });

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        host.LinesOf(brain.Brain).Single()["session"]!.ToString().ShouldBe("monday-42");
        host.LinesOf(brain.Brain).Single()["outcome"]!.ToString().ShouldBe("refused");
    }

    private async Task<string[]> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var context = new CliContext(new Terminal(TextReader.Null, output, output), TimeProvider.System, new CommonOptions(host.Host.Data.Path));
        (await CommandLine.RunAsync(arguments, context)).ShouldBe(0, output.ToString());
        return output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static IEnumerable<string> Names(JsonObject line) =>
        line["_aws"]!["CloudWatchMetrics"]!.AsArray().SelectMany(directive => directive!["Metrics"]!.AsArray()).Select(metric => (string)metric!["Name"]!);
}
