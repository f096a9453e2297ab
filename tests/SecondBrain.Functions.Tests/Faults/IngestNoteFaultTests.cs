namespace SecondBrain.Functions.Tests.Faults;

/// <summary>ingest-note with each of its task calls failing in turn.</summary>
public sealed class IngestNoteFaultTests(FaultHost faults) : IClassFixture<FaultHost>
{
    // what tells two undisturbed ingestions of one text apart
    private static readonly string[] Volatile =
    [
        "AUDIT#", "GSI1PK", "GSI1SK", "PK", "SK", "attempts", "brain", "capture", "changeId", "claimedAt", "createdAt", "execution", "linked", "note", "searchable", "source", "steps", "stored", "tokens", "ttl", "updatedAt",
    ];

    // without these there is no searchable note; what a model would add can be put off
    private static readonly string[] Needed = ["Claim Capture", "Chunk Note", "Resolve Links", "Publish Change", "Complete Receipt"];

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
    public async Task A_task_call_that_never_succeeds_fails_the_receipt_or_puts_off_what_a_model_adds(FaultMoment moment, bool transient)
    {
        var undisturbed = await StatesAsync($"calm-{moment}-{transient}".ToLowerInvariant(), fault: null);
        for (var call = 0; call < undisturbed.Calls; call++)
        {
            var brain = $"never-{moment}-{transient}-{call}".ToLowerInvariant();
            var disturbed = await StatesAsync(brain, new Fault(call, moment, IsPermanent: true, transient));
            var state = faults.Tasks.Calls[call];
            var lost = moment is FaultMoment.AfterItsEffect && state == "Complete Receipt"; // only the answer: the receipt is closed
            disturbed.State.ShouldBeOneOf(Needed.Contains(state) && !lost ? ["failed"] : ["failed", "deferred", "completed"]);
        }
    }

    private async Task<(int Calls, string State, TableDump Table)> StatesAsync(string brain, Fault? fault)
    {
        var capture = await TestCaptures.CaptureAsync(faults, brain, "# Faults\n\nOne [[Nobody]] and ![[Nothing]].\n");
        faults.Tasks.Plan(fault);
        await TestCaptures.RunIngestionAsync(faults, brain, capture);
        var calls = faults.Tasks.Calls.Count;
        var all = await faults.DumpAsync(brain);
        var receipt = all.Lines.Single(line => line.Contains(" RECEIPT ", StringComparison.Ordinal));
        var dump = await faults.DumpAsync(brain, Volatile);
        return (calls, receipt.Split(" state=")[1].Split(' ')[0], new TableDump([.. dump.Lines.Select(line => line.Split(' ', 3)[^1])]));
    }
}
