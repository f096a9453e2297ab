using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using SecondBrain.Aws.Signing;
using SecondBrain.Local.Workflows.Api;
using SecondBrain.Testing.Engine;

namespace SecondBrain.Local.Tests.Workflows;

/// <summary>The host's Step Functions API, by our own client over its own protocol.</summary>
public sealed class StepFunctionsApiTests(DynamoDbLocalFixture engine) : IClassFixture<DynamoDbLocalFixture>
{
    private const string Greet = """{"StartAt":"Greet","States":{"Greet":{"Type":"Task","Resource":"${WorkArn}","End":true}}}""";

    private const string Ask = """
        {"StartAt":"Ask","States":{"Ask":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke.waitForTaskToken","TimeoutSeconds":3600,
        "Parameters":{"FunctionName":"${WorkArn}","Payload":{"token.$":"$$.Task.Token"}},"End":true}}}
        """;

    [Fact]
    public async Task A_started_execution_runs_and_can_be_described()
    {
        await using var host = await WorkflowHost.StartAsync(engine, [("Greet", Greet)]);

        var started = await host.StartExecutionAsync("Greet", "one", """{"hello":"wörld"}""");
        var ended = await host.EndAsync("Greet", "one");

        ((string)started["executionArn"]!).ShouldBe(WorkflowHost.ExecutionArn("Greet", "one"));
        ((string)ended["status"]!).ShouldBe("SUCCEEDED");
        ((string)ended["stateMachineArn"]!).ShouldBe(WorkflowHost.MachineArn("Greet"));
        ((string)ended["name"]!).ShouldBe("one");
        ((string)ended["input"]!).ShouldBe("""{"hello":"wörld"}""");
        JsonNode.Parse((string)ended["output"]!)!["hello"]!.GetValue<string>().ShouldBe("wörld");
        ((double)ended["stopDate"]!).ShouldBeGreaterThanOrEqualTo((double)started["startDate"]!);
    }

    [Fact]
    public async Task The_same_name_and_input_is_the_running_execution_and_another_input_is_refused()
    {
        var asked = new TaskCompletionSource<string>();
        await using var host = await WorkflowHost.StartAsync(engine, [("Ask", Ask)], input => TokenTo(asked, input));

        var first = await host.StartExecutionAsync("Ask", "one", """{"a":1,"b":2}""");
        var again = await host.StartExecutionAsync("Ask", "one", """{ "b": 2, "a": 1 }""");
        var other = await Should.ThrowAsync<AwsServiceException>(() => host.StartExecutionAsync("Ask", "one", """{"a":2}"""));

        again.ToJsonString().ShouldBe(first.ToJsonString());
        other.Code.ShouldBe("ExecutionAlreadyExists");
        await host.CallAsync("SendTaskSuccess", new JsonObject { ["taskToken"] = await asked.Task, ["output"] = "1" });
        await host.EndAsync("Ask", "one");
        (await Should.ThrowAsync<AwsServiceException>(() => host.StartExecutionAsync("Ask", "one", """{"a":1,"b":2}"""))).Code.ShouldBe("ExecutionAlreadyExists");
    }

    [Fact]
    public async Task A_task_token_is_answered_once()
    {
        var asked = new TaskCompletionSource<string>();
        await using var host = await WorkflowHost.StartAsync(engine, [("Ask", Ask)], input => TokenTo(asked, input));
        await host.StartExecutionAsync("Ask", "one");
        var token = await asked.Task;

        await host.CallAsync("SendTaskHeartbeat", new JsonObject { ["taskToken"] = token });
        await host.CallAsync("SendTaskSuccess", new JsonObject { ["taskToken"] = token, ["output"] = """{"decision":"approve"}""" });

        ((string)(await host.EndAsync("Ask", "one"))["output"]!).ShouldBe("""{"decision":"approve"}""");
        (await host.CodeOfAsync("SendTaskSuccess", new JsonObject { ["taskToken"] = token, ["output"] = "{}" })).ShouldBe("TaskTimedOut");
        (await host.CodeOfAsync("SendTaskHeartbeat", new JsonObject { ["taskToken"] = token })).ShouldBe("TaskTimedOut");
        (await host.CodeOfAsync("SendTaskFailure", new JsonObject { ["taskToken"] = "AAAA" })).ShouldBe("InvalidToken");
        (await host.CodeOfAsync("SendTaskSuccess", new JsonObject { ["taskToken"] = token, ["output"] = "{" })).ShouldBe("InvalidOutput");
    }

    [Fact]
    public async Task A_task_token_can_be_failed()
    {
        var asked = new TaskCompletionSource<string>();
        await using var host = await WorkflowHost.StartAsync(engine, [("Ask", Ask)], input => TokenTo(asked, input));
        await host.StartExecutionAsync("Ask", "one");

        await host.CallAsync("SendTaskFailure", new JsonObject { ["taskToken"] = await asked.Task, ["error"] = "Rejected", ["cause"] = "not mine" });

        var ended = await host.EndAsync("Ask", "one");
        ((string)ended["status"]!).ShouldBe("FAILED");
        ((string)ended["error"]!).ShouldBe("Rejected");
        ((string)ended["cause"]!).ShouldBe("not mine");
    }

    [Fact]
    public async Task A_stopped_execution_is_aborted_with_the_reason_given()
    {
        var asked = new TaskCompletionSource<string>();
        await using var host = await WorkflowHost.StartAsync(engine, [("Ask", Ask)], input => TokenTo(asked, input));
        await host.StartExecutionAsync("Ask", "one");
        await asked.Task;

        await host.CallAsync("StopExecution", new JsonObject { ["executionArn"] = WorkflowHost.ExecutionArn("Ask", "one"), ["error"] = "Enough", ["cause"] = "by hand" });

        var ended = await host.DescribeAsync("Ask", "one");
        ((string)ended["status"]!).ShouldBe("ABORTED");
        ((string)ended["error"]!).ShouldBe("Enough");
        ((string)ended["cause"]!).ShouldBe("by hand");
        (await host.CodeOfAsync("SendTaskSuccess", new JsonObject { ["taskToken"] = await asked.Task, ["output"] = "{}" })).ShouldBe("TaskTimedOut");
    }

    [Fact]
    public async Task The_history_has_the_services_events_details_and_pages()
    {
        await using var host = await WorkflowHost.StartAsync(engine, [("Greet", Greet)]);
        await host.StartExecutionAsync("Greet", "one", """{"x":1}""");
        await host.EndAsync("Greet", "one");

        var request = new JsonObject { ["executionArn"] = WorkflowHost.ExecutionArn("Greet", "one"), ["maxResults"] = 4 };
        var first = await host.CallAsync("GetExecutionHistory", request);
        request["nextToken"] = (string)first["nextToken"]!;
        var second = await host.CallAsync("GetExecutionHistory", request);
        var reverse = await host.CallAsync("GetExecutionHistory", new JsonObject { ["executionArn"] = WorkflowHost.ExecutionArn("Greet", "one"), ["reverseOrder"] = true, ["maxResults"] = 1 });

        Types(first).Concat(Types(second)).ShouldBe(
            ["ExecutionStarted", "TaskStateEntered", "LambdaFunctionScheduled", "LambdaFunctionStarted", "LambdaFunctionSucceeded", "TaskStateExited", "ExecutionSucceeded"]);
        second["nextToken"].ShouldBeNull();
        first["events"]![0]!["executionStartedEventDetails"]!["input"]!.GetValue<string>().ShouldBe("""{"x":1}""");
        first["events"]![1]!["stateEnteredEventDetails"]!["name"]!.GetValue<string>().ShouldBe("Greet");
        second["events"]![0]!["lambdaFunctionSucceededEventDetails"]!["output"]!.GetValue<string>().ShouldBe("""{"x":1}""");
        Types(reverse).ShouldBe(["ExecutionSucceeded"]);

        static IEnumerable<string> Types(JsonNode answer) => answer["events"]!.AsArray().Select(item => (string)item!["type"]!);
    }

    [Fact]
    public async Task Executions_are_listed_newest_first_by_status_and_in_pages()
    {
        await using var host = await WorkflowHost.StartAsync(engine, [("Greet", Greet), ("Fail", """{"StartAt":"F","States":{"F":{"Type":"Fail","Error":"No"}}}""")]);
        foreach (var name in (string[])["one", "two", "three"])
        {
            await host.StartExecutionAsync("Greet", name);
            await host.EndAsync("Greet", name);
        }

        var request = new JsonObject { ["stateMachineArn"] = WorkflowHost.MachineArn("Greet"), ["maxResults"] = 2 };
        var first = await host.CallAsync("ListExecutions", request);
        request["nextToken"] = (string)first["nextToken"]!;
        var second = await host.CallAsync("ListExecutions", request);
        var failed = await host.CallAsync("ListExecutions", new JsonObject { ["stateMachineArn"] = WorkflowHost.MachineArn("Greet"), ["statusFilter"] = "FAILED" });

        Names(first).Concat(Names(second)).ShouldBe(["three", "two", "one"]);
        Names(failed).ShouldBeEmpty();

        static IEnumerable<string> Names(JsonNode answer) => answer["executions"]!.AsArray().Select(item => (string)item!["name"]!);
    }

    [Fact]
    public async Task An_Express_execution_is_answered_with_its_output()
    {
        await using var host = await WorkflowHost.StartAsync(engine, [("ExpressGreet", Greet), ("Greet", Greet)]);

        var answer = await host.CallAsync("StartSyncExecution", new JsonObject { ["stateMachineArn"] = WorkflowHost.MachineArn("ExpressGreet"), ["input"] = "[1]" });

        ((string)answer["status"]!).ShouldBe("SUCCEEDED");
        ((string)answer["output"]!).ShouldBe("[1]");
        (await host.CodeOfAsync("StartSyncExecution", new JsonObject { ["stateMachineArn"] = WorkflowHost.MachineArn("Greet") })).ShouldBe("StateMachineTypeNotSupported");
    }

    [Theory]
    [InlineData("StartExecution", """{"stateMachineArn":"arn:aws:states:us-east-1:000000000000:stateMachine:Nothing"}""", "StateMachineDoesNotExist")]
    [InlineData("StartExecution", """{"stateMachineArn":"Greet"}""", "InvalidArn")]
    [InlineData("StartExecution", """{}""", "ValidationException")]
    [InlineData("StartExecution", """{"stateMachineArn":"arn:aws:states:us-east-1:000000000000:stateMachine:Greet","name":"a b"}""", "InvalidName")]
    [InlineData("StartExecution", """{"stateMachineArn":"arn:aws:states:us-east-1:000000000000:stateMachine:Greet","input":"{"}""", "InvalidExecutionInput")]
    [InlineData("DescribeExecution", """{"executionArn":"arn:aws:states:us-east-1:000000000000:execution:Greet:nothing"}""", "ExecutionDoesNotExist")]
    [InlineData("ListExecutions", """{"stateMachineArn":"arn:aws:states:us-east-1:000000000000:stateMachine:Greet","nextToken":"?"}""", "InvalidToken")]
    [InlineData("ListExecutions", """{"stateMachineArn":"arn:aws:states:us-east-1:000000000000:stateMachine:Greet","maxResults":1001}""", "ValidationException")]
    [InlineData("CreateStateMachine", """{}""", "UnknownOperationException")]
    public async Task A_refusal_has_the_services_name(string operation, string request, string code)
    {
        await using var host = await WorkflowHost.StartAsync(engine, [("Greet", Greet)]);

        (await host.CodeOfAsync(operation, JsonNode.Parse(request)!.AsObject())).ShouldBe(code);
    }

    [Fact]
    public async Task The_definition_is_told_with_its_substitutions()
    {
        await using var host = await WorkflowHost.StartAsync(engine, [("Greet", Greet), ("Ask", Ask)]);

        var machines = await host.CallAsync("ListStateMachines", []);
        var greet = await host.CallAsync("DescribeStateMachine", new JsonObject { ["stateMachineArn"] = WorkflowHost.MachineArn("Greet") });

        machines["stateMachines"]!.AsArray().Select(machine => (string)machine!["name"]!).ShouldBe(["Ask", "Greet"]);
        ((string)greet["definition"]!).ShouldContain("arn:aws:lambda:us-east-1:000000000000:function:Work");
        ((string)greet["type"]!).ShouldBe("STANDARD");
    }

    [Fact]
    public async Task A_request_that_is_not_signed_with_the_folders_key_is_refused()
    {
        await using var host = await WorkflowHost.StartAsync(engine, [("Greet", Greet)]);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        var strange = new SecondBrain.Aws.StepFunctions.StepFunctionsClient(http, new AwsClientOptions
        {
            Credentials = new Amazon.Runtime.BasicAWSCredentials("local", "local"),
            Region = "us-east-1",
            Endpoint = host.Host.StepFunctionsEndpoint,
        });

        (await Should.ThrowAsync<AwsServiceException>(() => strange.CallAsync("ListStateMachines", []))).Code.ShouldBe("InvalidSignatureException");
        (await PostAsync(http, host.Host.StepFunctionsEndpoint, null)).ShouldBe((HttpStatusCode.Forbidden, "MissingAuthenticationTokenException"));
    }

    [Fact]
    public async Task A_page_that_names_another_host_is_turned_away()
    {
        await using var host = await WorkflowHost.StartAsync(engine, [("Greet", Greet)]);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });

        (await PostAsync(http, host.Host.StepFunctionsEndpoint, $"evil.example:{host.Host.StepFunctionsEndpoint.Port}")).Status.ShouldBe(HttpStatusCode.MisdirectedRequest);
    }

    [Fact]
    public async Task The_key_is_kept_for_the_owner_only()
    {
        await using var host = await WorkflowHost.StartAsync(engine, [("Greet", Greet)]);

        File.ReadAllText(host.CredentialsFile).ShouldContain("aws_secret_access_key");
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(host.CredentialsFile).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        LocalCredentials.Keep(host.Host.Data).GetCredentials().SecretKey.Length.ShouldBe(40);
    }

    private static async Task<(HttpStatusCode Status, string? Code)> PostAsync(HttpClient http, Uri endpoint, string? host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = new StringContent("{}", Encoding.UTF8) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.0");
        request.Headers.Add("X-Amz-Target", "AWSStepFunctions.ListStateMachines");
        request.Headers.Host = host;
        using var response = await http.SendAsync(request);
        return (response.StatusCode, (string?)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["__type"]);
    }

    private static Task<JsonNode?> TokenTo(TaskCompletionSource<string> asked, JsonNode? input)
    {
        asked.TrySetResult((string)input!["token"]!);
        return Task.FromResult<JsonNode?>(null);
    }
}
