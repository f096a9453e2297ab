using System.Text;
using System.Text.Json;
using SecondBrain.Local.Cli.Import;

namespace SecondBrain.Local.Tests.Cli;

public sealed class ImportedFilesTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryVault _vault = new();
    private FakeBrainApi _api = null!;

    public async Task InitializeAsync() => _api = await FakeBrainApi.StartAsync();

    public async Task DisposeAsync() => await _api.DisposeAsync();

    public void Dispose() => _vault.Dispose();

    [Fact]
    public async Task Hidden_folders_and_other_files_are_left_alone()
    {
        _vault.With(".obsidian/plugins/readme.md", "x").With(".git/description.md", "x").With("photo.png", "x").With("a/.trash/old.md", "x").With("a/b.md", "kept");

        var report = await ReportAsync();

        report.Files.ShouldBe(1);
        _api.Captures.Values.ShouldHaveSingleItem().Source.ShouldBe("a/b.md");
    }

    [Fact]
    public async Task Files_that_cannot_be_notes_are_skipped_and_the_reason_is_told()
    {
        _vault.With("empty.md", "").With("blank.md", " \n\n").With("latin.md", [0x63, 0x61, 0xF1, 0x61]).With("nul.md", "a\0b").With("big.md", new byte[VaultContent.MaxBytes + 1])
            .With("largest.md", Encoding.ASCII.GetBytes(new string('x', VaultContent.MaxBytes)));

        var report = await ReportAsync();

        report.Issues.Select(issue => (issue.File, issue.Kind, issue.Reason)).ShouldBe(
        [
            ("big.md", "skipped", "over 1 MiB"),
            ("blank.md", "skipped", "empty"),
            ("empty.md", "skipped", "empty"),
            ("latin.md", "skipped", "not UTF-8"),
            ("nul.md", "skipped", "holds a NUL byte"),
        ]);
        report.New.ShouldBe(1);
        report.Skipped.ShouldBe(5);
    }

    [Fact]
    public async Task Symbolic_links_are_followed_and_a_loop_ends()
    {
        _vault.With("real/a.md", "one");
        Directory.CreateSymbolicLink(Path.Combine(_vault.Path, "again"), Path.Combine(_vault.Path, "real"));
        Directory.CreateSymbolicLink(Path.Combine(_vault.Path, "real", "up"), _vault.Path);
        File.CreateSymbolicLink(Path.Combine(_vault.Path, "alias.md"), Path.Combine("real", "a.md"));
        File.CreateSymbolicLink(Path.Combine(_vault.Path, "self.md"), "self.md");
        File.CreateSymbolicLink(Path.Combine(_vault.Path, "gone.md"), "nowhere.md");
        using var elsewhere = new TemporaryVault().With("b.md", "two");
        Directory.CreateSymbolicLink(Path.Combine(_vault.Path, "far"), elsewhere.Path);

        await ImportAsync();

        _api.Captures.Values.Select(capture => capture.Source).ShouldBe(["real/a.md", "far/b.md"], ignoreOrder: true);
    }

    private Task<CommandRun> ImportAsync() => CommandRun.OfAsync(_api, "import", _vault.Path);

    private async Task<ImportReport> ReportAsync()
    {
        var run = await CommandRun.OfAsync(_api, "import", _vault.Path, "--json");
        return JsonSerializer.Deserialize<ImportReport>(run.Out, JsonSerializerOptions.Web)!;
    }
}
