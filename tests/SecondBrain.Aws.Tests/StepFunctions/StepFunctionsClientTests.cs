using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using SecondBrain.Aws.Signing;
using SecondBrain.Aws.StepFunctions;
using SecondBrain.Aws.Tests.Loopback;
using SecondBrain.Core.Executions;

namespace SecondBrain.Aws.Tests.StepFunctions;

/// <summary>Requests and answers in the shape that the Step Functions API reference documents.</summary>
public sealed class StepFunctionsClientTests
{
    private const string Machine = "arn:aws:states:eu-west-1:123456789012:stateMachine:merge-notes";
    private const string Execution = "arn:aws:states:eu-west-1:123456789012:execution:merge-notes:one";

    [Fact]
    public async Task A_synchronous_execution_answers_how_it_ended_and_what_it_costs()
    {
        await using var server = await AnsweringAsync("""
            {"executionArn":"arn:aws:states:eu-west-1:123456789012:express:ask:x:y","stateMachineArn":"arn","name":"x","startDate":1.7957376001234E9,"stopDate":1.7957376002E9,"status":"FAILED",
             "error":"Rejected","cause":"why","input":"{}","inputDetails":{"included":true},"billingDetails":{"billedMemoryUsedInMB":64,"billedDurationInMilliseconds":100},"newer":{"x":1}}
            """);

        var ended = await Client(server).StartSyncExecutionAsync(new StartSyncExecutionRequest(Machine, "x", "{}") { TraceHeader = "Root=1-a" });

        (ended.Status, ended.Error, ended.Cause, ended.Output).ShouldBe(("FAILED", "Rejected", "why", null));
        ended.StartDate.ShouldBe(DateTimeOffset.UnixEpoch.AddMilliseconds(1795737600123));
        ended.BillingDetails.ShouldBe(new SyncBilling(100, 64));
        Sent(server, "StartSyncExecution", $$"""{"stateMachineArn":"{{Machine}}","name":"x","input":"{}","traceHeader":"Root=1-a"}""");
    }

    [Fact]
    public async Task On_aws_a_synchronous_start_has_a_host_of_its_own()
    {
        Uri? called = null;
        using var http = new HttpClient(new Recorder(request => called = request.RequestUri));
        var options = Clients.Options(new Uri("http://unused")) with { Endpoint = null };

        await new StepFunctionsClient(http, options).StartSyncExecutionAsync(new StartSyncExecutionRequest(Machine));
        called.ShouldBe(new Uri("https://sync-states.eu-west-1.amazonaws.com/"));

        await Should.ThrowAsync<AwsServiceException>(() => new StepFunctionsClient(http, options).StartExecutionAsync(new StartExecutionRequest(Machine)));
        called.ShouldBe(new Uri("https://states.eu-west-1.amazonaws.com/"));
    }

    [Fact]
    public async Task A_start_that_would_start_twice_is_not_repeated_when_no_answer_came()
    {
        await using var server = await LoopbackServer.StartAsync((_, context) =>
        {
            context.Abort();
            return Task.CompletedTask;
        });

        await Should.ThrowAsync<AwsServiceException>(() => Client(server).StartSyncExecutionAsync(new StartSyncExecutionRequest(Machine, "x")));
        await Should.ThrowAsync<AwsServiceException>(() => Client(server).StartExecutionAsync(new StartExecutionRequest(Machine)));
        server.Requests.Count.ShouldBe(2);

        await Should.ThrowAsync<AwsServiceException>(() => Client(server).StartExecutionAsync(new StartExecutionRequest(Machine, "one")));
        server.Requests.Count.ShouldBe(7);
    }

    [Fact]
    public async Task A_redrive_is_repeated_with_one_token_and_is_done()
    {
        var attempts = 0;
        await using var server = await LoopbackServer.StartAsync((_, context) =>
        {
            if (Interlocked.Increment(ref attempts) == 1)
            {
                context.Abort();
                return Task.CompletedTask;
            }

            return context.Response.WriteAsync("""{"redriveDate":1795737600}""");
        });

        (await Executions(server).RedriveAsync(WorkflowName.MergeNotes, "one", default)).ShouldBeTrue();

        server.Requests.Select(request => (string)request.Json["clientToken"]!).Distinct().ShouldHaveSingleItem().Length.ShouldBe(32);
        server.Requests.ShouldAllBe(request => (string?)request.Json["executionArn"] == Execution);
    }

    [Theory]
    [InlineData("ExecutionNotRedrivable")]
    [InlineData("ExecutionDoesNotExist")]
    public async Task An_execution_that_cannot_be_redriven_is_no_exception(string code)
    {
        await using var server = await AnsweringAsync($$"""{"__type":"{{code}}","message":"Execution is RUNNING and cannot be redriven"}""", 400);

        (await Executions(server).RedriveAsync(WorkflowName.MergeNotes, "one", default)).ShouldBeFalse();
    }

    [Theory]
    [InlineData(200, """{"stopDate":1795737600}""", true)]
    [InlineData(400, """{"__type":"ExecutionDoesNotExist"}""", false)]
    public async Task A_stop_says_why_and_whether_there_was_something_to_stop(int status, string answer, bool isStopped)
    {
        await using var server = await AnsweringAsync(answer, status);

        (await Executions(server).StopAsync(WorkflowName.MergeNotes, "one", "Enough", "by hand", default)).ShouldBe(isStopped);

        Sent(server, "StopExecution", $$"""{"executionArn":"{{Execution}}","error":"Enough","cause":"by hand"}""");
    }

    [Fact]
    public async Task An_execution_is_described_with_what_a_redrive_needs_to_know()
    {
        await using var server = await AnsweringAsync($$"""
            {"executionArn":"{{Execution}}","stateMachineArn":"{{Machine}}","name":"one","status":"FAILED","startDate":1795737600.5,"stopDate":1795737601,"input":"{\"a\":1}",
             "redriveCount":2,"redriveDate":1795737700,"redriveStatus":"REDRIVABLE","error":"E","cause":"c"}
            """);

        var described = await Client(server).DescribeExecutionAsync(new DescribeExecutionRequest(Execution));

        (described.IsRedrivable, described.RedriveCount, described.RedriveDate).ShouldBe((true, 2, DateTimeOffset.FromUnixTimeSeconds(1795737700)));
        Sent(server, "DescribeExecution", $$"""{"executionArn":"{{Execution}}"}""");
    }

    [Fact]
    public async Task A_history_can_be_read_newest_first_without_data()
    {
        await using var server = await AnsweringAsync("""
            {"events":[{"timestamp":1795737600.25,"type":"TaskScheduled","id":3,"previousEventId":2,"taskScheduledEventDetails":{"resourceType":"lambda","resource":"invoke"}},{"timestamp":1795737600,"type":"ParallelStateStarted","id":2}],"nextToken":"t"}
            """);

        var page = await Client(server).GetExecutionHistoryAsync(new GetExecutionHistoryRequest(Execution, MaxResults: 2, ReverseOrder: true, IncludeExecutionData: false));

        page.NextToken.ShouldBe("t");
        page.Events.Select(item => (item.Id, item.PreviousEventId, item.Type)).ShouldBe([(3, 2, "TaskScheduled"), (2, 0, "ParallelStateStarted")]);
        ((string)page.Events[0].Details!["resourceType"]!).ShouldBe("lambda");
        page.Events[1].Details.ShouldBeNull();
        Sent(server, "GetExecutionHistory", $$"""{"executionArn":"{{Execution}}","maxResults":2,"reverseOrder":true,"includeExecutionData":false}""");
    }

    [Theory]
    [InlineData("""{"events":null}""")]
    [InlineData("{}")]
    [InlineData("[]")]
    public async Task An_answer_in_another_shape_is_a_fault(string body)
    {
        await using var server = await AnsweringAsync(body);

        (await Should.ThrowAsync<AwsServiceException>(() => Client(server).DescribeExecutionAsync(new DescribeExecutionRequest(Execution)))).Code.ShouldBe(AwsServiceException.UnknownError);
    }

    [Fact]
    public async Task A_waiting_task_is_answered_in_the_services_words()
    {
        await using var server = await AnsweringAsync("{}");

        await Client(server).SendTaskSuccessAsync(new SendTaskSuccessRequest("t", """{"a":"ñ"}"""));
        await Client(server).SendTaskFailureAsync(new SendTaskFailureRequest("t", "E"));
        await Client(server).SendTaskHeartbeatAsync(new SendTaskHeartbeatRequest("t"));

        server.Requests.Select(request => (request.Headers["x-amz-target"], request.Json.ToJsonString())).ShouldBe(
        [
            ("AWSStepFunctions.SendTaskSuccess", JsonNode.Parse("""{"taskToken":"t","output":"{\u0022a\u0022:\u0022ñ\u0022}"}""")!.ToJsonString()),
            ("AWSStepFunctions.SendTaskFailure", """{"taskToken":"t","error":"E"}"""),
            ("AWSStepFunctions.SendTaskHeartbeat", """{"taskToken":"t"}"""),
        ]);
    }

    private static StepFunctionsClient Client(LoopbackServer server) => new(Clients.Http, Clients.Options(server.Address));

    private static StepFunctionsExecutions Executions(LoopbackServer server) => new(Client(server), _ => Machine);

    private static Task<LoopbackServer> AnsweringAsync(string body, int status = 200) => LoopbackServer.StartAsync((_, context) =>
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(body);
    });

    private static void Sent(LoopbackServer server, string operation, string body)
    {
        var request = server.Requests.ShouldHaveSingleItem();
        request.Headers["x-amz-target"].ShouldBe("AWSStepFunctions." + operation);
        JsonNode.DeepEquals(request.Json, JsonNode.Parse(body)).ShouldBeTrue(request.Json.ToJsonString());
    }

    /// <summary>Answers as AWS does a synchronous start, without a network.</summary>
    private sealed class Recorder(Action<HttpRequestMessage> sent) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            sent(request);
            return Task.FromResult(new HttpResponseMessage
            {
                Content = new StringContent(request.RequestUri!.Host.StartsWith("sync-", StringComparison.Ordinal)
                    ? """{"executionArn":"arn","status":"SUCCEEDED","startDate":1,"stopDate":2}"""
                    : "{}"),
            });
        }
    }
}
