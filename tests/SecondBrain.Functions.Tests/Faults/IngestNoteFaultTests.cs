using System.Text.Json.Nodes;
using SecondBrain.Testing;

namespace SecondBrain.Functions.Tests.Faults;

/// <summary>ingest-note with each of its task calls failing in turn.</summary>
public sealed class IngestNoteFaultTests(FaultHost faults) : IClassFixture<FaultHost>
{
    // what tells two undisturbed ingestions of one text apart
    private static readonly string[] Volatile =
    [
        "AUDIT#", "GSI1PK", "GSI1SK", "PK", "SK", "attempts", "brain", "capture", "changeId", "claimedAt", "createdAt", "execution", "linked", "note", "publishedAttempt", "searchable", "source", "steps", "stored", "tokens", "ttl", "updatedAt",
    ];

    [Theory]
    [InlineData(FaultMoment.BeforeTheCall)]
    [InlineData(FaultMoment.AfterItsEffect)]
    public async Task A_task_call_that_fails_once_changes_nothing_about_the_outcome(FaultMoment moment)
    {
        var undisturbed = await StatesAsync($"calm-{moment}".ToLowerInvariant(), fault: null);
        for (var call = 0; call < undisturbed.Calls; call++)
        {
            var disturbed = await StatesAsync($"once-{moment}-{call}".ToLowerInvariant(), new Fault(call, moment));
            faults.Tasks.Failures.ShouldBe(1);
            disturbed.State.ShouldBe("completed", $"call {call}");
            undisturbed.Table.DifferenceTo(disturbed.Table).ShouldBeEmpty($"call {call}");
        }
    }

    [Theory]
    [InlineData(FaultMoment.BeforeTheCall, true)]
    [InlineData(FaultMoment.BeforeTheCall, false)]
    [InlineData(FaultMoment.AfterItsEffect, true)]
    public async Task A_task_call_that_never_succeeds_leaves_a_receipt_that_can_be_retried(FaultMoment moment, bool transient)
    {
        var undisturbed = await StatesAsync($"calm-{moment}-{transient}".ToLowerInvariant(), fault: null);
        for (var call = 0; call < undisturbed.Calls; call++)
        {
            var brain = $"never-{moment}-{transient}-{call}".ToLowerInvariant();
            var disturbed = await StatesAsync(brain, new Fault(call, moment, IsPermanent: true, transient));
            var state = faults.Tasks.Calls[call];
            disturbed.State.ShouldBe(Expected(state, moment, transient), state);
            (await OriginalAsync(brain)).ShouldBe(await OriginalAsync($"calm-{moment}-{transient}".ToLowerInvariant()), state);
            if (disturbed.State != "completed")
            {
                await RetryAsync(brain, disturbed.Capture);
                (await StateAsync(brain)).ShouldBe("completed", state);
            }
        }
    }

    /// <summary>A model, and what a model makes, can wait; everything else is a failure.</summary>
    private static string Expected(string state, FaultMoment moment, bool transient) => state switch
    {
        "Complete Receipt" when moment is FaultMoment.AfterItsEffect => "completed",
        "Read Embedding Breaker" => "completed",
        "Enrich Without Model" => "deferred",
        "Embed Chunk" when transient => "deferred",
        _ => "failed",
    };

    private async Task RetryAsync(string brain, JsonNode capture)
    {
        faults.Tasks.Plan(null);
        var request = JsonNode.Parse(await File.ReadAllTextAsync(RepositoryPaths.Combine("events", "RetryCapture.json")))!;
        request["pathParameters"]!["id"] = ((string)capture["receipt"]!).Split('/')[^1];
        request["requestContext"]!["authorizer"]!["jwt"]!["claims"]!["brain"] = brain;
        ((int)(await faults.InvokeAsync("RetryCapture", request.ToJsonString()))["statusCode"]!).ShouldBe(202);
        await TestCaptures.RunIngestionAsync(faults, brain, capture);
    }

    private async Task<string> OriginalAsync(string brain) =>
        (await faults.DumpAsync(brain)).Lines.Single(line => line.Contains(" ORIGINAL ", StringComparison.Ordinal)).Split(" content=")[1].Split(' ')[0];

    private async Task<string> StateAsync(string brain) =>
        (await faults.DumpAsync(brain)).Lines.Single(line => line.Contains(" RECEIPT ", StringComparison.Ordinal)).Split(" state=")[1].Split(' ')[0];

    private async Task<(int Calls, string State, TableDump Table, JsonNode Capture)> StatesAsync(string brain, Fault? fault)
    {
        var capture = await TestCaptures.CaptureAsync(faults, brain, "# Faults\n\nOne [[Nobody]] and ![[Nothing]].\n");
        faults.Tasks.Plan(fault);
        await TestCaptures.RunIngestionAsync(faults, brain, capture);
        var calls = faults.Tasks.Calls.Count;
        var dump = await faults.DumpAsync(brain, Volatile);
        return (calls, await StateAsync(brain), new TableDump([.. dump.Lines.Select(line => line.Split(' ', 3)[^1])]), capture);
    }
}
