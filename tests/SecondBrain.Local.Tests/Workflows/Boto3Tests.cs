using System.Diagnostics;
using System.Text.Json.Nodes;
using SecondBrain.Conformance;
using SecondBrain.Testing.Engine;

namespace SecondBrain.Local.Tests.Workflows;

/// <summary>The host's Step Functions API, by AWS's own Python SDK: paths, signature, errors and shapes as a stranger expects them.</summary>
[RequiresTool("moto_server", "pip install 'moto[server]', which brings boto3")]
public sealed class Boto3Tests(DynamoDbLocalFixture engine) : IClassFixture<DynamoDbLocalFixture>
{
    private const string Script = """
        import boto3, json, os, sys
        from botocore.config import Config
        sfn = boto3.client('stepfunctions', config=Config(inject_host_prefix=False, retries={'max_attempts': 0}))
        machines = {m['name']: m['stateMachineArn'] for page in sfn.get_paginator('list_state_machines').paginate() for m in page['stateMachines']}
        started = sfn.start_execution(stateMachineArn=machines['Ask'], name='one', input='{"n": 1}')
        arn = started['executionArn']
        same = sfn.start_execution(stateMachineArn=machines['Ask'], name='one', input='{"n": 1}')
        result = {'same': same['executionArn'] == arn and same['startDate'] == started['startDate']}
        try:
            sfn.start_execution(stateMachineArn=machines['Ask'], name='one', input='{"n": 2}')
        except sfn.exceptions.ExecutionAlreadyExists:
            result['taken'] = True
        try:
            sfn.describe_execution(executionArn=arn[:-3] + 'two')
        except sfn.exceptions.ExecutionDoesNotExist:
            result['unknown'] = True
        try:
            sfn.send_task_success(taskToken='nobody', output='{}')
        except sfn.exceptions.InvalidToken:
            result['token'] = True
        while not os.path.exists(sys.argv[1]):
            pass
        sfn.send_task_heartbeat(taskToken=open(sys.argv[1]).read())
        sfn.send_task_success(taskToken=open(sys.argv[1]).read(), output='{"answer": 42}')
        while sfn.describe_execution(executionArn=arn)['status'] == 'RUNNING':
            pass
        described = sfn.describe_execution(executionArn=arn)
        result['status'] = described['status']
        result['output'] = json.loads(described['output'])
        result['seconds'] = (described['stopDate'] - described['startDate']).total_seconds()
        result['listed'] = [e['name'] for page in sfn.get_paginator('list_executions').paginate(stateMachineArn=machines['Ask']) for e in page['executions']]
        result['events'] = [e['type'] for page in sfn.get_paginator('get_execution_history').paginate(executionArn=arn, PaginationConfig={'PageSize': 3}) for e in page['events']]
        result['sync'] = sfn.start_sync_execution(stateMachineArn=machines['ExpressEcho'], input='"hi"')['output']
        print(json.dumps(result))
        """;

    [PortFact]
    public async Task Boto3_starts_answers_describes_lists_and_reads_the_history()
    {
        var token = Path.GetTempFileName();
        File.Delete(token);
        const string Ask = """
            {"StartAt":"Ask","States":{"Ask":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke.waitForTaskToken","TimeoutSeconds":60,
            "Parameters":{"FunctionName":"${WorkArn}","Payload":{"token.$":"$$.Task.Token"}},"End":true}}}
            """;
        await using var host = await WorkflowHost.StartAsync(
            engine,
            [("Ask", Ask), ("ExpressEcho", """{"StartAt":"P","States":{"P":{"Type":"Pass","End":true}}}""")],
            input =>
            {
                File.WriteAllText(token + ".next", (string)input!["token"]!);
                File.Move(token + ".next", token);
                return Task.FromResult<JsonNode?>(null);
            });

        var result = await RunAsync(host, token);

        foreach (var name in (string[])["same", "taken", "unknown", "token"])
        {
            ((bool?)result[name]).ShouldBe(true, name);
        }

        ((string)result["status"]!).ShouldBe("SUCCEEDED");
        ((int)result["output"]!["answer"]!).ShouldBe(42);
        ((double)result["seconds"]!).ShouldBeInRange(0, 60);
        result["listed"]!.ToJsonString().ShouldBe("""["one"]""");
        result["events"]!.AsArray().Select(type => (string)type!).ShouldBe(
            ["ExecutionStarted", "TaskStateEntered", "TaskScheduled", "TaskStarted", "TaskSubmitted", "TaskSucceeded", "TaskStateExited", "ExecutionSucceeded"]);
        ((string)result["sync"]!).ShouldBe("\"hi\"");
    }

    private static async Task<JsonNode> RunAsync(WorkflowHost host, string token)
    {
        var start = new ProcessStartInfo("python3", ["-c", Script, token]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["AWS_ENDPOINT_URL_SFN"] = host.Host.StepFunctionsEndpoint.ToString();
        start.Environment["AWS_SHARED_CREDENTIALS_FILE"] = host.CredentialsFile;
        start.Environment["AWS_DEFAULT_REGION"] = "us-east-1";
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        process.ExitCode.ShouldBe(0, await errors);
        return JsonNode.Parse(await output)!;
    }
}
