using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Access;
using SecondBrain.Core.Audit;
using SecondBrain.Core.Capture;
using SecondBrain.Core.Editing;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Ingestion;
using SecondBrain.Core.Links;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Paging;

namespace SecondBrain.Functions.Tests.Trail;

/// <summary>An undoing that ends at any of its writes, and is run again.</summary>
public sealed class UndoFaultTests : IClassFixture<StepHost>, IDisposable
{
    private readonly StepHost _host;
    private readonly FailingTable _faults;
    private readonly ServiceProvider _services;

    public UndoFaultTests(StepHost host)
    {
        _host = host;
        var (client, faults) = FailingTable.Around(host.Table);
        _faults = faults;
        var environment = new FunctionEnvironment(new Dictionary<string, string>
        {
            ["TABLE_NAME"] = host.Host.Template.Tables[0].Name,
            ["BUCKET_NAME"] = "none",
            ["EMBEDDING_MODEL_ID"] = "letters",
            ["JWT_AUDIENCE"] = "second-brain",
        });
        _services = new ServiceCollection()
            .AddSecondBrainFunctions(environment)
            .AddSingleton(client)
            .AddSingleton<TimeProvider>(new SteadyTime())
            .AddSingleton<IProposalWithdrawal, NoProposals>()
            .BuildServiceProvider();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_undoing_that_stops_at_any_write_ends_as_if_it_had_not(bool afterEffect)
    {
        var calm = await StateAsync($"calm-{afterEffect}".ToLowerInvariant(), failsAt: -1, afterEffect, undoAgain: false);
        calm.Writes.ShouldBeGreaterThan(5);
        for (var write = 0; write < calm.Writes; write++)
        {
            var disturbed = await StateAsync($"stop-{afterEffect}-{write}".ToLowerInvariant(), write, afterEffect, undoAgain: true);
            calm.Table.DifferenceTo(disturbed.Table).ShouldBeEmpty($"write {write}");
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_undoing_of_an_undoing_that_stops_at_any_write_brings_everything_back(bool afterEffect)
    {
        var (before, _, _) = await StateAsync($"before-{afterEffect}".ToLowerInvariant(), failsAt: -1, afterEffect, undoAgain: false, undo: false);
        var calm = await RedoneAsync($"redo-{afterEffect}".ToLowerInvariant(), failsAt: -1, afterEffect);
        for (var write = -1; write < calm.Writes; write++)
        {
            var disturbed = write < 0 ? calm : await RedoneAsync($"redo-{afterEffect}-{write}".ToLowerInvariant(), write, afterEffect);
            var (were, are) = (WithoutVersions(before), WithoutVersions(disturbed.Table));
            were.DifferenceTo(are).ShouldBeEmpty($"write {write}");
        }
    }

    public void Dispose() => _services.Dispose();

    private async Task<(TableDump Table, int Writes)> RedoneAsync(string brain, int failsAt, bool afterEffect)
    {
        var (_, _, principal) = await StateAsync(brain, failsAt: -1, afterEffect, undoAgain: false);
        var writes = await UndoAsync(principal, "undo-s", failsAt, afterEffect, again: failsAt >= 0);
        return (await DumpAsync(brain), writes);
    }

    private async Task<(TableDump Table, int Writes, Principal Owner)> StateAsync(string brain, int failsAt, bool afterEffect, bool undoAgain, bool undo = true)
    {
        _faults.Plan(-1, afterEffect: false);
        var owner = new Principal(BrainId.Parse(brain), "owner", ActorKind.Human, Session: null, Scope.All.ToHashSet());
        var agent = owner with { Actor = "claude for owner", Kind = ActorKind.Agent, Session = "s" };
        var other = agent with { Session = "earlier" };
        var own = await CaptureAsync(owner, "# Own\n\nSee [[Guess]].\n");
        var draft = await CaptureAsync(other, "# Draft\n\nFirst words.\n");
        var guess = await CaptureAsync(agent, "---\naliases: [Hunch]\n---\n# Guess\n\nBack to [[Own]].\n");
        var links = _services.GetRequiredService<LinkWriter>();
        (await links.AddAsync(agent, own, guess, "supports", CancellationToken.None)).ShouldBeOfType<LinkAddition.Added>();
        (await links.AddAsync(agent, own, draft, BrainTypes.LinksTo, CancellationToken.None)).ShouldBeOfType<LinkAddition.Added>();
        (await links.AddAsync(owner, own, guess, "contradicts", CancellationToken.None)).ShouldBeOfType<LinkAddition.Added>();
        var editor = _services.GetRequiredService<NoteEditor>();
        foreach (var (version, tag) in new[] { (1, "one"), (2, "two") })
        {
            (await editor.EditAsync(agent, draft, version, new NoteEdit { Tags = [tag] }, CancellationToken.None)).ShouldBeOfType<EditResult.Edited>();
        }

        var writes = undo ? await UndoAsync(owner, "s", failsAt, afterEffect, undoAgain) : 0;
        return (await DumpAsync(brain), writes, owner);
    }

    private async Task<int> UndoAsync(Principal owner, string session, int failsAt, bool afterEffect, bool again)
    {
        var undo = _services.GetRequiredService<SessionUndo>();
        _faults.Plan(failsAt, afterEffect);
        try
        {
            (await undo.RunAsync(owner, session, new PageRequest(), CancellationToken.None)).ShouldBeOfType<UndoResult.Reported>();
        }
        catch (IOException) when (again)
        {
            _faults.Plan(-1, afterEffect: false);
            (await undo.RunAsync(owner, session, new PageRequest(), CancellationToken.None)).ShouldBeOfType<UndoResult.Reported>();
        }

        return _faults.Writes;
    }

    private async Task<NoteId> CaptureAsync(Principal principal, string markdown)
    {
        var result = await _services.GetRequiredService<NoteCapture>().CaptureAsync(principal, new CaptureRequest(Encoding.UTF8.GetBytes(markdown), "text/markdown"), CancellationToken.None);
        var receipt = result.ShouldBeOfType<CaptureResult.Created>().Receipt;
        await _services.GetRequiredService<LinkResolution>().RunAsync(principal.Brain, receipt.Id, receipt.Note, retries: 0, CancellationToken.None);
        return receipt.Note;
    }

    /// <summary>The brain's items with titles in the place of ids, as ids differ from run to run.</summary>
    private async Task<TableDump> DumpAsync(string brain)
    {
        var dump = await TableDump.ReadAsync(_host.Table, _host.Host.Template.Tables[0].Name, brain, "#CHANGE#", "AUDIT#");
        var titles = dump.Lines.Where(line => line.Contains(" META ", StringComparison.Ordinal) && line.Contains(" title=", StringComparison.Ordinal))
            .Select(line => (Id: Between(line, " note=", " "), Title: Between(line, " title=", " "))).Distinct().ToList();
        return new TableDump([.. dump.Lines.Select(Named).Order(StringComparer.Ordinal)]);

        string Named(string line)
        {
            foreach (var (id, title) in titles)
            {
                line = line.Replace(id, $"<{title}>", StringComparison.Ordinal);
            }

            return Sanitised(line.Replace(brain, "BRAIN", StringComparison.Ordinal).Replace("claude for owner", "claude", StringComparison.Ordinal));
        }
    }

    /// <summary>Ids and times of single runs; what an undone edit leaves in the history is compared apart.</summary>
    private static string Sanitised(string line) => System.Text.RegularExpressions.Regex.Replace(
        System.Text.RegularExpressions.Regex.Replace(line, "[0-9A-HJKMNP-TV-Z]{26}", "<id>"), "\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z|[0-9a-f]{32}", "<any>");

    private static TableDump WithoutVersions(TableDump dump) => new([
        .. dump.Lines
            .Where(line => !line.Contains(" V#", StringComparison.Ordinal) && !line.Contains("#SESSION#", StringComparison.Ordinal) && !line.Contains("#CAPTURE#", StringComparison.Ordinal))
            .Select(line => System.Text.RegularExpressions.Regex.Replace(line, " (version|editedBy|changed|restoredFrom|actor|broughtBack)=\\S*", "")),
    ]);

    private static string Between(string text, string start, string end)
    {
        var from = text.IndexOf(start, StringComparison.Ordinal) + start.Length;
        var to = text.IndexOf(end, from, StringComparison.Ordinal);
        return to < 0 ? text[from..] : text[from..to];
    }

    /// <summary>Every look at it is a little later than the one before, so that what is done later sorts later.</summary>
    private sealed class SteadyTime : TimeProvider
    {
        private long _looks;

        public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero).AddMilliseconds(5 * Interlocked.Increment(ref _looks));
    }

    /// <summary>Nothing is proposed here, and no workflow service runs.</summary>
    private sealed class NoProposals : IProposalWithdrawal
    {
        public Task<bool> WithdrawAsync(Principal by, AuditEntry entry, CancellationToken cancellationToken) => Task.FromResult(false);
    }
}
