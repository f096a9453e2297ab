using SecondBrain.Functions.Tests.Faults;
using SecondBrain.StatesLanguage.Execution;

namespace SecondBrain.Functions.Tests.Digests;

/// <summary>daily-digest with each of its task calls failing in turn.</summary>
public sealed class DailyDigestFaultTests(DigestHost host) : IClassFixture<DigestHost>
{
    // what tells two undisturbed brains apart
    private static readonly string[] Volatile =
    [
        "AUDIT#", "PK", "SK", "GSI1PK", "GSI1SK", "brain", "capture", "changeId", "createdAt", "last", "linked", "mailedAt", "note", "notes", "searchable", "steps", "stored", "subject", "ttl", "updatedAt", "findings",
    ];

    [Theory]
    [InlineData(FaultMoment.BeforeTheCall)]
    [InlineData(FaultMoment.AfterItsEffect)]
    public async Task A_task_call_that_fails_once_changes_nothing_about_the_outcome(FaultMoment moment)
    {
        var calm = await RunAsync("calm", null);
        calm.Calls.Count.ShouldBe(11);
        for (var call = 0; call < calm.Calls.Count; call++)
        {
            var disturbed = await RunAsync($"once-{call}", new Fault(call, moment));

            disturbed.Status.ShouldBe(ExecutionStatus.Succeeded, $"call {call}");
            calm.Table.DifferenceTo(disturbed.Table).ShouldBeEmpty($"call {call}");
            host.Faults.Failures.ShouldBe(1);
            var lostAnswer = moment is FaultMoment.AfterItsEffect && disturbed.Calls[call] == "Send Digest";
            disturbed.Mails.ShouldBe(lostAnswer ? 2 : 1, $"call {call}: a mail goes out at least once");
        }
    }

    [Theory]
    [InlineData(FaultMoment.BeforeTheCall, true)]
    [InlineData(FaultMoment.BeforeTheCall, false)]
    [InlineData(FaultMoment.AfterItsEffect, true)]
    public async Task A_task_call_that_never_succeeds_is_made_up_for_by_the_next_run_of_the_day(FaultMoment moment, bool transient)
    {
        var calm = await RunAsync("calm", null);
        for (var call = 0; call < calm.Calls.Count; call++)
        {
            var brain = $"never-{call}";
            var disturbed = await RunAsync(brain, new Fault(call, moment, IsPermanent: true, transient), forget: false);
            var analyses = disturbed.Calls[call].StartsWith("Find ", StringComparison.Ordinal); // its section is left out
            disturbed.Status.ShouldBe(analyses ? ExecutionStatus.Succeeded : ExecutionStatus.Failed, $"call {call}");

            host.Faults.Plan(null);
            await host.RunAsync();

            await host.ForgetAsync(Name(brain));
            calm.Table.DifferenceTo(await DumpAsync(brain)).ShouldBeEmpty($"call {call}");
        }
    }

    private async Task<(ExecutionStatus Status, IReadOnlyList<string> Calls, int Mails, TableDump Table)> RunAsync(string brain, Fault? fault, bool forget = true)
    {
        host.Clock.Advance(TimeSpan.FromDays(1));
        host.Prefix = Guid.CreateVersion7().ToString("N");
        await IngestedNotes.CaptureAsync(host.Host.Services, Name(brain), "# Lonely\n\nNobody knows me.\n");
        host.Clock.Advance(TimeSpan.FromDays(1));
        var mails = host.Mailbox.Mails.Count;
        host.Faults.Plan(fault);
        var status = await host.RunToEndAsync();
        var calls = host.Faults.Calls;
        if (forget) await host.ForgetAsync(Name(brain));
        return (status, calls, host.Mailbox.Mails.Count - mails, await DumpAsync(brain));
    }

    private string Name(string brain) => $"{brain}-{host.Prefix}";

    private async Task<TableDump> DumpAsync(string brain)
    {
        var dump = await TableDump.ReadAsync(host.Table, host.Host.Template.Tables[0].Name, Name(brain), Volatile);
        return new TableDump([.. dump.Lines.Select(line => string.Join(' ', Kind(line.Split(' ')[1]), line.Split(' ', 3)[^1])).Order(StringComparer.Ordinal)]);
    }

    // sort keys with ids and dates in them differ from day to day
    private static string Kind(string sort) => sort.Contains('#', StringComparison.Ordinal) ? sort.Split('#')[0] : char.IsAsciiDigit(sort[0]) ? "-" : sort;
}
