using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Storage;
using SecondBrain.Testing;

namespace SecondBrain.Functions.Tests.Imports;

/// <summary>import-archive over the whole host: upload, distributed map, results, ingestion.</summary>
[Collection(BrainHostCollection.Name)]
public sealed class ImportArchiveTests(BrainHost host) : IDisposable
{
    private readonly BrainClient _brain = host.NewBrain();

    public void Dispose() => _brain.Dispose();

    [Fact]
    public async Task The_sample_garden_is_imported_note_by_note_and_becomes_searchable()
    {
        var files = Directory.EnumerateFiles(RepositoryPaths.Combine("samples", "garden"), "*.md", SearchOption.AllDirectories)
            .Select(path => (Path.GetFileName(path), File.ReadAllText(path))).Take(20).ToArray();
        var import = await _brain.BeginAsync();
        foreach (var batch in files.Chunk(8)) (await _brain.AddAsync(import, batch)).Status.ShouldBe(HttpStatusCode.OK);

        var done = await _brain.FinishAsync(import);

        ((string?)done["state"]).ShouldBe("done");
        ((int)done["files"]!, (int)done["counts"]!["created"]!).ShouldBe((20, 20));
        var (lines, next) = await _brain.ResultsAsync($"/imports/{import}/results");
        next.ShouldBeNull();
        lines.Select(line => (string)line["path"]!).ShouldBe(files.Select(file => file.Item1).Order(StringComparer.Ordinal));
        foreach (var line in lines)
        {
            var receipt = await WaitAsync((string)line["capture"]!);
            ((string?)receipt["state"]).ShouldBe("completed");
            (await _brain.GetAsync($"/notes/{line["note"]}"))["source"]!.GetValue<string>().ShouldBe((string)line["path"]!);
        }
    }

    [Fact]
    public async Task A_second_import_of_the_same_files_finds_them_and_a_changed_one_is_new()
    {
        var first = await _brain.BeginAsync();
        await _brain.AddAsync(first, ("a.md", "# One\n"), ("b.md", "# Two\n"));
        await _brain.FinishAsync(first);

        var second = await _brain.BeginAsync();
        await _brain.AddAsync(second, ("a.md", "# One\n"), ("b.md", "# Two, changed\n"), ("c.md", "# One\n"));
        var done = await _brain.FinishAsync(second);

        done["counts"]!.ToJsonString().ShouldBe("""{"created":2,"duplicate":1,"rejected":0,"failed":0}""");
        var lines = (await _brain.ResultsAsync($"/imports/{second}/results")).Lines;
        lines.Select(line => (string)line["status"]!).ShouldBe(["duplicate", "created", "created"]);
        lines.Select(line => (string)line["capture"]!).Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public async Task A_file_that_is_no_note_is_a_line_with_the_reason()
    {
        var import = await _brain.BeginAsync();
        await _brain.AddAsync(import, ("good.md", "# Good\n"), ("empty.md", " "), ("nul.md", "a\0b"));

        var done = await _brain.FinishAsync(import);

        done["counts"]!.ToJsonString().ShouldBe("""{"created":1,"duplicate":0,"rejected":2,"failed":0}""");
        var (lines, next) = await _brain.ResultsAsync($"/imports/{import}/results?limit=1");
        lines.ShouldHaveSingleItem()["reason"]!.GetValue<string>().ShouldBe("The note is empty. Send at least one visible character.");
        next.ShouldBe($"/imports/{import}/results?offset=1&limit=1");
        (await _brain.ResultsAsync(next + "0")).Lines.Select(line => (string)line["path"]!).ShouldBe(["good.md", "nul.md"]);
    }

    [Fact]
    public async Task Files_that_come_again_count_once_as_they_came_last_and_staged_bodies_are_gone_in_the_end()
    {
        var import = await _brain.BeginAsync();
        await _brain.AddAsync(import, ("a.md", "# Old\n"));
        await _brain.AddAsync(import, ("a.md", "# New\n"));
        ((int)(await _brain.GetAsync($"/imports/{import}"))["files"]!).ShouldBe(2);
        var key = BlobKey.Parse($"imports/{_brain.Brain}/{import}/files/{Sha("# New\n")}");
        var blobs = host.Host.Services.GetRequiredService<IBlobStore>();
        (await blobs.ReadAsync(key)).ShouldNotBeNull();

        var done = await _brain.FinishAsync(import);

        ((int)done["files"]!).ShouldBe(1);
        var note = (await _brain.ResultsAsync($"/imports/{import}/results")).Lines.Single()["note"]!;
        ((string?)(await _brain.GetAsync($"/notes/{note}"))["content"]).ShouldBe("# New\n");
        (await blobs.ReadAsync(key)).ShouldBeNull();
    }

    [Fact]
    public async Task Starting_twice_is_one_start_and_a_started_import_takes_no_more_files()
    {
        var import = await _brain.BeginAsync();
        await _brain.AddAsync(import, ("a.md", "# One\n"));
        var done = await _brain.FinishAsync(import);

        (await _brain.FinishAsync(import)).ToJsonString().ShouldBe(done.ToJsonString());
        (await _brain.AddAsync(import, ("b.md", "# Two\n"))).Status.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task What_cannot_be_is_refused()
    {
        var import = await _brain.BeginAsync();

        (await _brain.SendAsync(HttpMethod.Post, $"/imports/{import}/start")).Status.ShouldBe(HttpStatusCode.Conflict);
        (await _brain.SendAsync(HttpMethod.Get, $"/imports/{import}/results")).Status.ShouldBe(HttpStatusCode.Conflict);
        (await _brain.AddAsync(import)).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await _brain.AddAsync(import, ("", "x"))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await _brain.AddAsync("01JDA3Z5T0M6Q8W2X4Y6Z8A0B2", ("a", "x"))).Status.ShouldBe(HttpStatusCode.NotFound);
        using var other = host.NewBrain();
        (await other.SendAsync(HttpMethod.Get, $"/imports/{import}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await other.AddAsync(import, ("a", "x"))).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static string Sha(string text) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));

    private async Task<System.Text.Json.Nodes.JsonNode> WaitAsync(string capture)
    {
        while (true)
        {
            var receipt = await _brain.GetAsync($"/captures/{capture}");
            if ((string)receipt["state"]! is not ("captured" or "ingesting")) return receipt;
            await Task.Delay(20);
        }
    }
}
