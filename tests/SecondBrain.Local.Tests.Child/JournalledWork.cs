using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using SecondBrain.Local.Hosting;
using SecondBrain.Local.Template;
using SecondBrain.Local.Workflows;
using SecondBrain.Local.Workflows.Api;
using SecondBrain.Local.Workflows.Standard;

namespace SecondBrain.Local.Tests.Child;

/// <summary>Standard executions over a folder, run by the host's own parts, whose tasks leave a line for each attempt.</summary>
internal sealed class JournalledWork : IAsyncDisposable
{
    public const string Machine = "arn:aws:states:us-east-1:000000000000:stateMachine:Work";

    /// <summary>Every kind of thing that a journal has to bring back: branches, iterations, retries, a wait, a token that somebody answers.</summary>
    private const string Definition = """
        {
          "StartAt": "Both", "TimeoutSeconds": 3600,
          "States": {
            "Both": {
              "Type": "Parallel", "ResultPath": "$.both", "Next": "Each",
              "Branches": [
                { "StartAt": "Left", "States": { "Left": { "Type": "Task", "Resource": "work:left", "Next": "Wait" }, "Wait": { "Type": "Wait", "Seconds": 1, "Next": "After" },
                  "After": { "Type": "Task", "Resource": "work:after", "End": true } } },
                { "StartAt": "Flaky", "States": { "Flaky": { "Type": "Task", "Resource": "work:flaky", "End": true,
                  "Retry": [{ "ErrorEquals": ["Flaky"], "IntervalSeconds": 1, "BackoffRate": 1, "MaxAttempts": 3, "JitterStrategy": "FULL" }] } } }
              ]
            },
            "Each": {
              "Type": "Map", "ItemsPath": "$.items", "MaxConcurrency": 2, "ResultPath": "$.each", "Next": "Ask",
              "ItemProcessor": { "StartAt": "Item", "States": { "Item": { "Type": "Task", "Resource": "work:item", "End": true } } }
            },
            "Ask": {
              "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken", "TimeoutSeconds": 3000,
              "Parameters": { "token.$": "$$.Task.Token", "name.$": "$$.Execution.Name" }, "ResultPath": "$.answer", "Next": "Last"
            },
            "Last": { "Type": "Task", "Resource": "work:last", "ResultPath": "$.last", "End": true }
          }
        }
        """;

    private readonly LocalWorkflows _workflows;
    private readonly TaskTokens _tokens;
    private readonly WorkFolder _folder;

    public JournalledWork(string folder)
    {
        _folder = new WorkFolder(folder);
        var data = DataFolder.Open(Path.Combine(folder, "data"));
        _tokens = new TaskTokens(new ClosedTokens(data, TimeProvider.System));
        var work = new WorkTasks(_folder);
        var machine = new StateMachineResource("Work", "Work", Machine, IsExpress: false, Definition, null, new Dictionary<string, string>(), [], new TemplateMark("Work", 0));
        _workflows = new LocalWorkflows([machine], new LocalTaskResources(work, new CallbackTasks(work, _tokens)), _tokens, new LocalWorkflowsOptions
        {
            Data = data,
            MaxConcurrentExpress = 1,
            Clock = TimeProvider.System,
            Random = Random.Shared.NextDouble,
            Log = NullLogger.Instance,
        });
    }

    public async Task RunAsync(int count)
    {
        Console.WriteLine("up");
        _workflows.Resume();
        using var done = new CancellationTokenSource();
        var answering = AnswerAsync(done.Token);
        var started = Enumerable.Range(0, count).Select(number => StartAsync($"work-{number.ToString(CultureInfo.InvariantCulture)}"));
        await Task.WhenAll(started);
        await done.CancelAsync();
        await answering;
    }

    public ValueTask DisposeAsync() => _workflows.DisposeAsync();

    private async Task StartAsync(string name)
    {
        try
        {
            await (await _workflows.StartAsync(Machine, """{"items":[1,2,3]}""", name, CancellationToken.None)).Completion;
        }
        catch (StepFunctionsError error) when (error.Code == "ExecutionAlreadyExists")
        {
            return; // it had ended before
        }

        _folder.Accepted(name);
    }

    // The person who answers: once for every question, but again when nobody was there to take the answer.
    private async Task AnswerAsync(CancellationToken done)
    {
        await _workflows.Resumed;
        while (!done.IsCancellationRequested)
        {
            foreach (var (token, name) in _folder.Questions())
            {
                if (await _tokens.SucceedAsync(token, $"yes, {name}") is TaskTokenState.Answered or TaskTokenState.Closed)
                    _folder.Answered(name);
            }

            await Task.Delay(5, CancellationToken.None);
        }
    }
}
