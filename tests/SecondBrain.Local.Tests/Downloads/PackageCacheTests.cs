using SecondBrain.Local.Downloads;

namespace SecondBrain.Local.Tests.Downloads;

public sealed class PackageCacheTests : IDisposable
{
    private static readonly (string, string)[] Content =
        [("package/package.json", """{"name":"pinned-thing","version":"1.2.3"}"""), ("package/data/words.txt", "one two")];

    private readonly string _folder = Directory.CreateTempSubdirectory("secondbrain-cache-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_package_is_fetched_once_verified_and_kept_extracted()
    {
        await using var registry = await LocalRegistry.StartAsync(Content);
        var cache = registry.CacheAt(_folder);
        cache.Find(registry.Package).ShouldBeNull();

        var steps = new StepLog();
        var folder = await cache.EnsureAsync(registry.Package, steps);

        File.ReadAllText(Path.Combine(folder, "data", "words.txt")).ShouldBe("one two");
        steps.Steps.ShouldBe([DownloadStep.Fetching, DownloadStep.Verifying, DownloadStep.Extracting, DownloadStep.Ready]);
        cache.Find(registry.Package).ShouldBe(folder);
        Directory.GetDirectories(_folder).ShouldBe([folder]);
    }

    [Fact]
    public async Task A_package_that_is_there_needs_neither_npm_nor_a_network()
    {
        await using var registry = await LocalRegistry.StartAsync(Content);
        var folder = await registry.CacheAt(_folder).EnsureAsync(registry.Package);
        await registry.StopAsync();

        var offline = new PackageCache(_folder, registry.Client("http://127.0.0.1:9", "no-such-npm"), TimeProvider.System);
        var steps = new StepLog();

        (await offline.EnsureAsync(registry.Package, steps)).ShouldBe(folder);
        steps.Steps.ShouldBeEmpty();
    }

    [Fact]
    public async Task Four_callers_at_once_share_one_download()
    {
        await using var registry = await LocalRegistry.StartAsync(Content);

        var folders = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => registry.CacheAt(_folder).EnsureAsync(registry.Package)));

        folders.Distinct().Count().ShouldBe(1);
        registry.Downloads.ShouldBe(1);
    }

    [Fact]
    public async Task What_a_killed_process_left_behind_is_thrown_away()
    {
        await using var registry = await LocalRegistry.StartAsync(Content);
        var partial = Directory.CreateDirectory(Path.Combine(_folder, registry.Package.FolderName + ".partial", "content")).FullName;
        await File.WriteAllTextAsync(Path.Combine(partial, "half.txt"), "hal");

        var folder = await registry.CacheAt(_folder).EnsureAsync(registry.Package);

        File.Exists(Path.Combine(folder, "half.txt")).ShouldBeFalse();
    }

    [Fact]
    public async Task Another_archive_than_the_pinned_one_is_refused_and_nothing_of_it_is_kept()
    {
        await using var registry = await LocalRegistry.StartAsync(Content);
        var pinned = registry.Package with { Sha512 = Convert.ToBase64String(new byte[64]) };

        var refusal = await Should.ThrowAsync<PackageUnavailableException>(() => registry.CacheAt(_folder).EnsureAsync(pinned));

        refusal.Message.ShouldContain($"expected {pinned.Sha512}, actual {registry.Package.Sha512}");
        refusal.Message.ShouldNotContain("\n");
        Directory.GetDirectories(_folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_npm_one_line_says_what_to_install()
    {
        await using var registry = await LocalRegistry.StartAsync(Content);
        var cache = new PackageCache(_folder, registry.Client("http://127.0.0.1:9", "no-such-npm"), TimeProvider.System);

        var refusal = await Should.ThrowAsync<PackageUnavailableException>(() => cache.EnsureAsync(registry.Package));

        refusal.Message.ShouldContain("install Node.js");
        refusal.Message.ShouldNotContain("\n");
    }

    [Fact]
    public async Task Without_a_registry_one_line_says_so()
    {
        await using var registry = await LocalRegistry.StartAsync(Content);
        var cache = new PackageCache(_folder, registry.Client("http://127.0.0.1:9"), TimeProvider.System);

        var refusal = await Should.ThrowAsync<PackageUnavailableException>(() => cache.EnsureAsync(registry.Package));

        refusal.Message.ShouldStartWith("npm could not fetch pinned-thing@1.2.3 (ECONNREFUSED): check the network");
        refusal.Message.ShouldNotContain("\n");
        Directory.GetDirectories(_folder).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("package/../../outside.txt")]
    [InlineData("package//tmp/outside.txt")]
    [InlineData("package/..\\..\\outside.txt")]
    public async Task An_entry_that_leads_outside_the_folder_is_refused(string name)
    {
        await using var registry = await LocalRegistry.StartAsync((name, "gotcha"));

        var refusal = await Should.ThrowAsync<PackageUnavailableException>(() => registry.CacheAt(_folder).EnsureAsync(registry.Package));

        refusal.Message.ShouldContain("leads outside the folder");
        Directory.GetDirectories(_folder).ShouldBeEmpty();
    }

    private sealed class StepLog : IProgress<DownloadProgress>
    {
        public List<DownloadStep> Steps { get; } = [];

        public void Report(DownloadProgress value) => Steps.Add(value.Step);
    }
}
