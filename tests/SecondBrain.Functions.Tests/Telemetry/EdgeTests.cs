using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using SecondBrain.Aws;
using SecondBrain.Aws.Calls;
using SecondBrain.Aws.Signing;
using SecondBrain.Aws.StepFunctions;
using SecondBrain.Core.Executions;
using SecondBrain.Core.Telemetry;
using SecondBrain.Functions.Telemetry;
using SecondBrain.Lambda;

namespace SecondBrain.Functions.Tests.Telemetry;

/// <summary>What stands around each function.</summary>
public sealed class EdgeTests
{
    private const string Header = "Root=1-67891233-abcdef012345678912345678;Parent=463ac35c9f6413ad;Sampled=1;Lineage=1:a:0";

    // the parent may be another one: spans are recorded when another test of this process has a collector
    private const string TraceId = "1-67891233-abcdef012345678912345678";

    private static readonly LambdaHandler Echo = (input, _, _) => Task.FromResult(input);

    [Fact]
    public async Task The_first_invocation_of_a_process_is_a_cold_start_and_only_that_one()
    {
        var lines = new List<string>();
        var edge = Edge(Echo, lines, new MovableTime());

        await InvokeAsync(edge, "{}");
        await InvokeAsync(edge, "{}");

        Invocations(lines).Select(line => (bool)line["coldStart"]!).ShouldBe([true, false]);
        lines.Count(line => line.Contains("\"ColdStarts\":1", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task An_invocation_that_counted_nothing_writes_no_metrics_and_METRICS_off_none_at_all()
    {
        var (warm, off) = (new List<string>(), new List<string>());
        var edge = Edge(Echo, warm, new MovableTime());
        await InvokeAsync(edge, "{}");
        warm.Clear();
        await InvokeAsync(edge, "{}");
        await InvokeAsync(Edge(Echo, off, new MovableTime(), metrics: false), "{}");

        warm.ShouldHaveSingleItem();
        off.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_handler_gets_its_event_unchanged_and_the_line_its_ids()
    {
        var lines = new List<string>();
        const string Event = """{"brain":"home","execution":"01JD0000000000000000000000","other":[1,{"brain":"nested"}],"retries":2}""";

        (await InvokeAsync(Edge(Echo, lines, new MovableTime()), Event)).ShouldBe(Event);

        var line = Invocations(lines).Single();
        ((string)line["brain"]!).ShouldBe("home");
        ((string)line["execution"]!).ShouldBe("01JD0000000000000000000000");
        ((string)line["trace"]!).ShouldBe("1-67891233-abcdef012345678912345678");
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[1,2]")]
    [InlineData("{\"brain\":")]
    [InlineData("""{"title":"\ud83d"}""")]
    [InlineData("{\"brain\":7,\"pathParameters\":null,\"requestContext\":[]}")]
    public async Task An_event_that_cannot_be_read_still_reaches_the_handler(string text)
    {
        var lines = new List<string>();

        (await InvokeAsync(Edge(Echo, lines, new MovableTime()), text)).ShouldBe(text);

        Invocations(lines).Single().ContainsKey("brain").ShouldBeFalse();
    }

    [Fact]
    public async Task Work_that_its_deadline_stopped_is_told_from_a_fault()
    {
        var lines = new List<string>();
        var clock = new MovableTime();
        using var deadline = new CancellationTokenSource();
        LambdaHandler late = (_, _, token) =>
        {
            clock.Pass(TimeSpan.FromSeconds(29));
            deadline.Cancel();
            token.ThrowIfCancellationRequested();
            return Task.FromResult<Stream>(new MemoryStream());
        };

        await Should.ThrowAsync<OperationCanceledException>(() => InvokeAsync(Edge(late, lines, clock), "{}", clock, deadline.Token));

        ((string)Invocations(lines).Single()["outcome"]!).ShouldBe("deadline");
        ((double)Invocations(lines).Single()["durationMs"]!).ShouldBe(29_000);
        var metrics = JsonNode.Parse(lines[1])!.AsObject();
        EmfRules.Problems(metrics).ShouldBeEmpty();
        ((double)metrics["DeadlineStops"]!).ShouldBe(1);
        metrics.ContainsKey("FunctionErrors").ShouldBeFalse();
        metrics["_aws"]!["CloudWatchMetrics"]!.AsArray().Select(directive => directive!["Dimensions"]!.ToJsonString()).ShouldBe(["[[\"Stack\"]]", "[[\"Stack\",\"Function\"]]"]);
    }

    [Fact]
    public async Task Counts_add_up_within_an_invocation_and_a_level_keeps_its_last_value()
    {
        var lines = new List<string>();
        var meter = new InvocationMeter();
        LambdaHandler counting = async (input, _, _) =>
        {
            await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => meter.Add(MetricNames.ModelTokens, 100))));
            meter.Set(MetricNames.BudgetStep, 1);
            meter.Set(MetricNames.BudgetStep, 2);
            meter.Add("Captures, and a made-up name");
            return input;
        };

        await InvokeAsync(Edge(counting, lines, new MovableTime()), "{}");

        var metrics = JsonNode.Parse(lines[1])!.AsObject();
        EmfRules.Problems(metrics).ShouldBeEmpty();
        ((double)metrics["ModelTokens"]!).ShouldBe(800);
        ((double)metrics["BudgetStep"]!).ShouldBe(2);
        lines[1].ShouldNotContain("made-up");
        meter.Add(MetricNames.Captures); // outside an invocation: nothing, and no fault
    }

    [Fact]
    public async Task The_SDKs_attempts_are_counted_and_carry_the_trace()
    {
        var lines = new List<string>();
        var service = new FlakyEndpoint();
        var clock = new MovableTime();
        using var client = AwsServices.CreateDynamoDb(
            new AwsOptions { TableName = "t", BucketName = "b", EmbeddingModelId = "m", Region = "us-east-1", DynamoDbEndpoint = new Uri("http://127.0.0.1:9") },
            new AwsWire(_ => new CountingHandler(service)),
            clock);
        LambdaHandler calling = async (input, _, token) =>
        {
            await client.GetItemAsync(new GetItemRequest("t", new Dictionary<string, AttributeValue> { ["PK"] = new("a") }), token);
            return input;
        };

        await InvokeAsync(Edge(calling, lines, clock), "{}", clock);

        ((int)Invocations(lines).Single()["awsCalls"]!).ShouldBe(2);
        ((int)Invocations(lines).Single()["awsRetries"]!).ShouldBe(1);
        service.Traces.Select(TraceHeader.TraceIdOf).ShouldBe([TraceId, TraceId]);
    }

    [Fact]
    public async Task An_execution_is_started_in_the_trace_of_who_starts_it()
    {
        var service = new FlakyEndpoint { Broken = 0, Body = """{"executionArn":"arn:aws:states:us-east-1:1:execution:m:n","startDate":1.7e9}""" };
        var options = new AwsClientOptions { Credentials = new BasicAWSCredentials("a", "b"), Region = "us-east-1", Endpoint = new Uri("http://127.0.0.1:9") };
        using var http = new HttpClient(new CountingHandler(service));
        var executions = new StepFunctionsExecutions(new StepFunctionsClient(http, options), _ => "arn:aws:states:us-east-1:1:stateMachine:m");
        LambdaHandler starting = async (input, _, token) =>
        {
            await executions.StartAsync(WorkflowName.EraseNote, "n", new JsonObject(), token);
            return input;
        };

        await InvokeAsync(Edge(starting, [], new MovableTime()), "{}");

        TraceHeader.TraceIdOf((string?)JsonNode.Parse(service.Requests.Single())!["traceHeader"]).ShouldBe(TraceId);
        service.Traces.Select(TraceHeader.TraceIdOf).ShouldBe([TraceId]);
    }

    [Theory]
    [InlineData(Header, "1-67891233-abcdef012345678912345678")]
    [InlineData("Parent=463ac35c9f6413ad; Root=1-67891233-abcdef012345678912345678", "1-67891233-abcdef012345678912345678")]
    [InlineData("Root=1-67891233-ABC", null)]
    [InlineData("Root=2-67891233-abcdef012345678912345678", null)]
    [InlineData("nothing", null)]
    [InlineData(null, null)]
    public void The_trace_id_is_read_from_the_header_or_not_at_all(string? header, string? id) => TraceHeader.TraceIdOf(header).ShouldBe(id);

    [Fact]
    public void A_trace_header_becomes_a_span_context_and_back()
    {
        TraceHeader.TryParse(Header, out var context).ShouldBeTrue();
        context.TraceId.ToHexString().ShouldBe("67891233abcdef012345678912345678");
        TraceHeader.Format(context).ShouldBe("Root=1-67891233-abcdef012345678912345678;Parent=463ac35c9f6413ad;Sampled=1");
        TraceHeader.TryParse("Root=1-67891233-abcdef012345678912345678;Parent=463AC35C9F6413AD", out _).ShouldBeFalse();
    }

    [Fact]
    public void Every_metric_has_a_unit_and_only_rare_ones_are_written_by_function()
    {
        MetricNames.All.Distinct().Count().ShouldBe(12);
        MetricNames.All.ShouldAllBe(metric => new[] { "Count", "Milliseconds", "None" }.Contains(MetricNames.UnitOf(metric)));
        MetricNames.ByFunction.ShouldBeSubsetOf(MetricNames.All);
    }

    internal static async Task<string> InvokeAsync(LambdaHandler handler, List<string> lines, string text) => await InvokeAsync(Edge(handler, lines, new MovableTime()), text);

    private static InvocationEdge Edge(LambdaHandler handler, List<string> lines, MovableTime clock, bool metrics = true) =>
        new("ReadNote", handler, new LogOutput((_, line) => lines.Add(line)), new TelemetryOptions("test", metrics), clock);

    private static async Task<string> InvokeAsync(InvocationEdge edge, string text, MovableTime? clock = null, CancellationToken cancellationToken = default)
    {
        var time = clock ?? new MovableTime();
        var context = new LambdaContext("request-1", "read-note", time.GetUtcNow() + TimeSpan.FromSeconds(30), Header, time);
        await using var answer = await edge.InvokeAsync(new MemoryStream(Encoding.UTF8.GetBytes(text), writable: false), context, cancellationToken);
        using var reader = new StreamReader(answer);
        return await reader.ReadToEndAsync(CancellationToken.None);
    }

    private static IEnumerable<JsonObject> Invocations(IEnumerable<string> lines) =>
        lines.Select(line => JsonNode.Parse(line)!.AsObject()).Where(line => line.ContainsKey("outcome"));

    /// <summary>Answers 500 first, then a body.</summary>
    private sealed class FlakyEndpoint : HttpMessageHandler
    {
        public int Broken { get; set; } = 1;

        public string Body { get; init; } = "{}";

        public List<string> Traces { get; } = [];

        public List<string> Requests { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Traces.AddRange(request.Headers.TryGetValues(TraceHeader.Name, out var values) ? values : ["none"]);
            Requests.Add(await request.Content!.ReadAsStringAsync(cancellationToken));
            return new HttpResponseMessage(Broken-- > 0 ? HttpStatusCode.InternalServerError : HttpStatusCode.OK) { Content = new StringContent(Body, Encoding.UTF8, "application/x-amz-json-1.0") };
        }
    }
}
