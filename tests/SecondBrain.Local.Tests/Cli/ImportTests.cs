using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using SecondBrain.Local.Cli.Api;
using SecondBrain.Local.Cli.Import;

namespace SecondBrain.Local.Tests.Cli;

public sealed class ImportTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryVault _vault = new();
    private FakeBrainApi _api = null!;

    public async Task InitializeAsync() => _api = await FakeBrainApi.StartAsync();

    public async Task DisposeAsync() => await _api.DisposeAsync();

    public void Dispose() => _vault.Dispose();

    [Fact]
    public async Task Every_Markdown_file_is_captured_byte_for_byte_with_its_relative_path()
    {
        byte[] withMark = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("# Ñandú\r\n")];
        _vault.With("Aves/Ñandú & co.md", withMark).With("b.markdown", "two").With("C.MD", "three");

        var run = await ImportAsync();

        run.ExitCode.ShouldBe(0);
        _api.Captures.Values.Select(capture => capture.Source).ShouldBe(["Aves/Ñandú & co.md", "b.markdown", "C.MD"], ignoreOrder: true);
        var bird = _api.Captures.Values.Single(capture => capture.Source.StartsWith("Aves", StringComparison.Ordinal));
        bird.Bytes.ShouldBe(withMark);
        run.Out.ShouldContain("3 files");
        run.Out.ShouldContain("3 new, 0 already there, 0 skipped, 0 failed");
        run.Out.ShouldContain("The brain now holds 3 notes, 6 chunks, 3 resolved links and 1 unresolved");
    }

    [Fact]
    public async Task Importing_again_captures_nothing_twice_and_a_changed_file_once_more()
    {
        _vault.With("a.md", "one").With("b.md", "two");
        await ImportAsync();
        _vault.With("b.md", "two, changed");

        var report = await ReportAsync();

        report.New.ShouldBe(1);
        report.AlreadyThere.ShouldBe(1);
        _api.Captures.Count.ShouldBe(3);
    }

    [Fact]
    public async Task The_same_content_at_two_places_is_two_captures()
    {
        _vault.With("a.md", "same").With("b.md", "same");

        await ImportAsync();

        _api.Captures.Count.ShouldBe(2);
        _api.Captures.Keys.ShouldAllBe(key => key.StartsWith("import:"));
    }

    [Fact]
    public async Task A_busy_or_failing_host_is_asked_again_until_it_answers()
    {
        _vault.WithMany(5);
        var tries = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        _api.Intercept = context =>
        {
            var path = context.Request.Path.ToString();
            if (!path.StartsWith("/imports", StringComparison.Ordinal)) return Task.FromResult(false);
            var attempt = tries.AddOrUpdate($"{context.Request.Method} {path}", 1, (_, n) => n + 1);
            if (attempt > 3) return Task.FromResult(false);
            context.Response.StatusCode = attempt == 1 ? 429 : 503;
            if (attempt == 3) context.Abort();
            return Task.FromResult(true);
        };

        var report = await ReportAsync();

        report.New.ShouldBe(5);
        report.Issues.ShouldBeEmpty();
        tries.Keys.ShouldBe(["POST /imports", "POST /imports/I1/files", "POST /imports/I1/start", "GET /imports/I1", "GET /imports/I1/results"], ignoreOrder: true);
        tries.Values.ShouldAllBe(count => count >= 4);
    }

    [Fact]
    public async Task A_refused_file_is_a_failure_with_the_reason_and_the_rest_goes_on()
    {
        _vault.With("bad.md", "---\ntype: nonsense\n---\n").With("good.md", "fine");
        _api.Refused["bad.md"] = "nonsense is not a type of note.";

        var run = await ImportAsync();

        run.ExitCode.ShouldBe(1);
        run.Out.ShouldContain("failed  bad.md: nonsense is not a type of note.");
        run.Out.ShouldContain("1 new, 0 already there, 0 skipped, 1 failed");
    }

    [Fact]
    public async Task A_workflow_that_gives_up_ends_the_import_with_one_line()
    {
        _vault.With("a.md", "one");
        _api.ImportError = "States.ExceedToleratedFailureThreshold";

        var run = await ImportAsync();

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("The import ended early (States.ExceedToleratedFailureThreshold). What was captured is kept: run the same import again.");
    }

    [Fact]
    public async Task Large_files_travel_in_requests_that_the_API_takes()
    {
        for (var i = 0; i < 5; i++) _vault.With($"{i}.md", Encoding.ASCII.GetBytes(new string('x', VaultContent.MaxBytes)));
        _vault.WithMany(FileBatches.MaxFiles + 1);

        var report = await ReportAsync();

        report.New.ShouldBe(5 + FileBatches.MaxFiles + 1);
        var uploads = _api.Requests.Where(request => request.Path.EndsWith("/files", StringComparison.Ordinal)).ToList();
        uploads.Count.ShouldBeGreaterThan(3);
        uploads.ShouldAllBe(request => request.Body.Length <= SecondBrain.Core.Import.ImportLimits.MaxRequestBytes);
    }

    [Fact]
    public async Task A_folder_without_notes_begins_no_import()
    {
        _vault.With("empty.md", "");

        var report = await ReportAsync();

        report.Skipped.ShouldBe(1);
        _api.Requests.ShouldNotContain(request => request.Path.StartsWith("/imports", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_failed_ingestion_is_reported_and_the_next_import_has_it_ingested_again()
    {
        _vault.With("a.md", "one").With("b.md", "two");
        _api.Failing.Add("b.md");

        var first = await ImportAsync();
        _api.Failing.Clear();
        var second = await ReportAsync();

        first.ExitCode.ShouldBe(1);
        first.Out.ShouldContain("failed  b.md: failed at Embed Chunk: model is away");
        second.AlreadyThere.ShouldBe(2);
        second.Failed.ShouldBe(0);
    }

    [Fact]
    public async Task A_note_that_waits_for_a_model_is_pending_and_not_waited_for()
    {
        _vault.With("a.md", "one").With("b.md", "two");
        _api.Deferring.Add("b.md");

        var run = await ImportAsync();

        run.ExitCode.ShouldBe(1);
        run.Out.ShouldContain("pending  b.md: found by its words only");
    }

    [Fact]
    public async Task A_host_that_goes_away_ends_the_import_with_one_line_and_the_next_one_completes_it()
    {
        _vault.WithMany(40);
        var away = false;
        _api.Intercept = context =>
        {
            away |= _api.Captures.Count >= 15;
            if (!away || context.Request.Path == "/health") return Task.FromResult(false);
            context.Abort();
            return Task.FromResult(true);
        };

        var interrupted = await ImportAsync();
        _api.Intercept = _ => Task.FromResult(false);
        var report = await ReportAsync();

        interrupted.ExitCode.ShouldBe(1);
        interrupted.Error.ShouldContain("run the same import again");
        interrupted.Error.ShouldNotContain("   at ");
        report.Files.ShouldBe(40);
        (report.New + report.AlreadyThere).ShouldBe(40);
        report.AlreadyThere.ShouldBeGreaterThanOrEqualTo(15);
        _api.Captures.Count.ShouldBe(40);
    }

    [Fact]
    public async Task Stopping_it_says_that_it_can_be_continued()
    {
        _vault.WithMany(40);
        using var stop = new CancellationTokenSource();
        _api.Intercept = context =>
        {
            if (_api.Captures.Count >= 10) stop.Cancel();
            return Task.FromResult(false);
        };

        var run = await CommandRun.OfAsync(["import", _vault.Path, "--data", _api.Data], cancellationToken: stop.Token);

        run.ExitCode.ShouldBe(130);
        run.Error.ShouldContain("run the same import again to continue");
    }

    [Fact]
    public async Task Receipts_that_never_become_final_are_left_pending_after_five_minutes()
    {
        _vault.With("a.md", "one");
        _api.ReadsBeforeFinal = int.MaxValue;
        var clock = new ImpatientClock();

        var run = await CommandRun.OfAsync(["import", _vault.Path, "--data", _api.Data], clock: clock);

        run.ExitCode.ShouldBe(1);
        run.Out.ShouldContain("1 pending");
        clock.Passed.ShouldBeGreaterThan(ReceiptWait.Patience);
    }

    [Fact]
    public async Task Never_more_than_four_requests_are_under_way_and_the_sums_are_right()
    {
        _vault.WithMany(60).With("empty.md", "");
        _api.Failing.Add("note 7.md");

        var report = await ReportAsync();

        _api.MostAtOnce.ShouldBeLessThanOrEqualTo(4);
        report.Files.ShouldBe(61);
        (report.New + report.AlreadyThere + report.Failed + report.Pending + report.Skipped).ShouldBe(report.Files);
        report.Chunks.ShouldBe(59 * 2);
        report.Links.ShouldBe(new LinkCounts(59 * 3, 59));
    }

    [Fact]
    public async Task Captures_waiting_for_their_receipt_are_asked_for_a_few_at_a_time()
    {
        _vault.WithMany(50);
        _api.ReadsBeforeFinal = 3;

        var report = await ReportAsync();

        report.New.ShouldBe(50);
        _api.Requests.Count(request => request.Path.StartsWith("/captures/", StringComparison.Ordinal)).ShouldBe(50 * 4);
    }

    [Fact]
    public async Task A_folder_that_does_not_exist_is_one_line()
    {
        var run = await CommandRun.OfAsync(_api, "import", "/no/such/folder");

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldBe("There is no folder /no/such/folder.\n");
    }

    private Task<CommandRun> ImportAsync() => CommandRun.OfAsync(_api, "import", _vault.Path);

    private async Task<ImportReport> ReportAsync()
    {
        var run = await CommandRun.OfAsync(_api, "import", _vault.Path, "--json");
        return JsonSerializer.Deserialize<ImportReport>(run.Out, JsonSerializerOptions.Web)!;
    }
}
