using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Access;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Import;
using SecondBrain.Core.Storage;

namespace SecondBrain.Functions.Tests.Calls;

/// <summary>Work of many writes whose time is up in the middle: it says so, what is done stays done, and the next invocation ends where one that was not stopped does.</summary>
public sealed class StoppedLoopTests(LoopHost host) : IClassFixture<LoopHost>
{
    private const int Notes = 6;

    private const int Files = 40;

    [Fact]
    public async Task An_undoing_that_was_stopped_goes_on_where_it_stopped()
    {
        var (whole, stopped) = (await WroteAsync("undo-whole"), await WroteAsync("undo-stopped"));
        (await UndoAsync("undo-whole")).ShouldBe(200);
        var all = host.Time.Writes;
        all.ShouldBeGreaterThanOrEqualTo(Notes);

        (await UndoAsync("undo-stopped", at: all / 2)).ShouldBe(503);
        var between = await host.LinesAsync("undo-stopped");
        between.ShouldNotBe(stopped);
        (await UndoAsync("undo-stopped")).ShouldBe(200);
        host.Time.Writes.ShouldBeLessThan(all);

        var expected = await host.LinesAsync("undo-whole");
        expected.ShouldNotBe(whole);
        between.ShouldNotBe(expected);
        (await host.LinesAsync("undo-stopped")).ShouldBe(expected);

        async Task<IReadOnlyList<string>> WroteAsync(string brain)
        {
            using var client = host.Client(brain, "talk");
            await PlantAsync(client, "# Note", "");
            return await host.LinesAsync(brain);
        }

        async Task<int> UndoAsync(string brain, int at = -1)
        {
            var answer = await host.InvokeAsync(
                "UndoSession",
                input =>
                {
                    input["requestContext"]!["authorizer"]!["jwt"]!["claims"]!["brain"] = brain;
                    input["pathParameters"]!["id"] = "talk";
                    input["queryStringParameters"]!["preview"] = "false";
                },
                at);
            return (int)answer!["statusCode"]!;
        }
    }

    [Fact]
    public async Task An_erasure_that_was_stopped_is_finished_by_the_next_invocation()
    {
        var (whole, stopped) = (await ClaimedAsync("erase-whole"), await ClaimedAsync("erase-stopped"));
        var all = await EraseAsync(whole);
        all.ShouldBeGreaterThan(2);
        var before = await host.LinesAsync("erase-stopped");

        (await StepAsync(stopped, "erase", at: all / 2)).ShouldBeNull();
        var between = await host.LinesAsync("erase-stopped");
        await EraseAsync(stopped);
        var swept = ((await SweepAsync(whole)).Found, (await SweepAsync(stopped)).Found);

        var expected = await host.LinesAsync("erase-whole");
        between.ShouldNotBe(before);
        between.ShouldNotBe(expected);
        var actual = await host.LinesAsync("erase-stopped");
        expected.Except(actual).Select(line => "- " + line).Concat(actual.Except(expected).Select(line => "+ " + line)).ShouldBeEmpty();
        actual.Count.ShouldBe(expected.Count);
        swept.Item2.ShouldBe(swept.Item1);
        (await SweepAsync(stopped)).Found.ShouldBe(0);

        async Task<(string Brain, string Note)> ClaimedAsync(string brain)
        {
            using var client = host.Client(brain);
            var note = (string)(await client.CaptureAsync("# Quokka\n\nIt smiles.\n"))["id"]!;
            await PlantAsync(client, "# Neighbour", "See [[Quokka]].");
            await host.Host.WhenIdleAsync();
            ((bool)(await StepAsync((brain, note), "claim"))!["done"]!).ShouldBeTrue();
            return (brain, note);
        }

        Task<JsonNode?> StepAsync((string Brain, string Note) job, string step, int at = -1) => host.InvokeAsync(
            "RunErasureStep", input => (input["brain"], input["note"], input["part"], input["step"]) = (job.Brain, job.Note, job.Note, step), at);

        // as the workflow does: again while there is more
        async Task<int> EraseAsync((string Brain, string Note) job)
        {
            var writes = 0;
            for (var isDone = false; !isDone; writes = Math.Max(writes, host.Time.Writes))
                isDone = (bool)(await StepAsync(job, "erase"))!["done"]!;
            return writes;
        }

        async Task<(int Found, int Writes)> SweepAsync((string Brain, string Note) job)
        {
            var result = await host.InvokeAsync("SweepErasure", input => (input["brain"], input["note"], input["segments"], input["erase"]) = (job.Brain, job.Note, 1, true));
            return ((int)result!["found"]!, host.Time.Writes);
        }
    }

    [Fact]
    public async Task An_import_whose_end_was_stopped_is_ended_by_the_next_one()
    {
        var (whole, stopped) = (await StagedAsync("import-whole"), await StagedAsync("import-stopped"));
        var counts = (await WriteAsync("import-whole", whole)).ShouldNotBeNull();
        ((int)counts["failed"]!).ShouldBe(Files);
        var all = host.Time.Writes;

        (await WriteAsync("import-stopped", stopped, at: all / 2)).ShouldBeNull();
        (await StagedFilesAsync("import-stopped", stopped)).ShouldBeInRange(1, Files - 1);
        (await WriteAsync("import-stopped", stopped)).ShouldNotBeNull().ToJsonString().ShouldBe(counts.ToJsonString());

        (await StagedFilesAsync("import-stopped", stopped)).ShouldBe(0);
        (await host.LinesAsync("import-stopped")).ShouldBe(await host.LinesAsync("import-whole"));

        Task<JsonNode?> WriteAsync(string brain, ImportId id, int at = -1) => host.InvokeAsync(
            "WriteImportResults", input => (input["brain"], input["import"], input["run"]) = (brain, id.Value, $"{ImportBlobs.Folder(BrainId.Parse(brain), id)}/run/manifest.json"), at);
    }

    private static async Task PlantAsync(BrainClient client, string heading, string text)
    {
        var receipts = new List<JsonNode>();
        for (var i = 0; i < Notes; i++)
            receipts.Add(await client.CaptureAsync($"{heading} {i}\n\n{text}\n"));
        foreach (var receipt in receipts)
            await client.ReceiptAsync(receipt, "completed");
    }

    private async Task<ImportId> StagedAsync(string name)
    {
        var (brain, id) = (BrainId.Parse(name), ImportId.Parse("01JDA3Z5T0M6Q8W2X4Y6Z8A0B2"));
        var blobs = host.Host.Services.GetRequiredService<IBlobStore>();
        var manifest = new StringBuilder();
        for (var i = 0; i < Files; i++)
        {
            var file = ImportBlobs.File(brain, id, $"{i:x64}");
            await blobs.WriteAsync(file, "# Staged\n"u8.ToArray(), BlobCondition.None);
            manifest.Append(new JsonObject { ["path"] = $"{i}.md", ["blob"] = file.Value, ["sha256"] = $"{i:x64}", ["bytes"] = 9 }.ToJsonString()).Append('\n');
        }

        await blobs.WriteAsync(ImportBlobs.Manifest(brain, id), Encoding.UTF8.GetBytes(manifest.ToString()), BlobCondition.None);
        await blobs.WriteAsync(BlobKey.Parse($"{ImportBlobs.Folder(brain, id)}/run/manifest.json"), """{"ResultFiles":{"FAILED":[],"PENDING":[],"SUCCEEDED":[]}}"""u8.ToArray(), BlobCondition.None);
        var now = TimeProvider.System.GetUtcNow();
        await host.Host.Services.GetRequiredService<IImportStore>().CreateAsync(
            new BrainImport(brain, id, ImportState.Running, "owner", ActorKind.Human, null, Files, 9 * Files, 1, "run", null, null, now, now, null), CancellationToken.None);
        return id;
    }

    private async Task<int> StagedFilesAsync(string brain, ImportId id)
    {
        var count = 0;
        await foreach (var _ in host.Host.Services.GetRequiredService<IBlobStore>().ListAsync($"{ImportBlobs.Folder(BrainId.Parse(brain), id)}/files/"))
            count++;
        return count;
    }
}
