using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Freshness;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Storage;
using SecondBrain.Functions.Tests.Faults;
using SecondBrain.Functions.Tests.Reembedding;
using SecondBrain.StatesLanguage.Execution;

namespace SecondBrain.Functions.Tests.Erasure;

public sealed class ErasureTests(FaultHost faults) : IClassFixture<FaultHost>
{
    [Fact]
    public async Task Of_an_erased_note_nothing_is_left_but_the_proof()
    {
        var garden = await ErasureGarden.PlantAsync(faults, "erased");
        await garden.CompactAsync();
        var before = await faults.DumpAsync("erased");
        foreach (var word in ErasureGarden.Words)
        {
            before.Lines.ShouldContain(line => line.Contains(word, StringComparison.OrdinalIgnoreCase), word);
        }

        var execution = await garden.EraseAsync();

        execution.Status.ShouldBe(ExecutionStatus.Succeeded, (await execution.Completion).Error);
        var proof = await garden.ProofAsync();
        ((string)proof["state"]!).ShouldBe("erased");
        ((string)proof["requestedBy"]!).ShouldBe("owner");
        proof["notes"]!.AsArray().Select(note => (string)note!).ShouldBe([garden.Note, garden.Absorbed]);
        ((int)proof["deleted"]!["note"]!).ShouldBe(2);
        ((int)proof["deleted"]!["chunks"]!).ShouldBeGreaterThan(2);
        proof["checks"]!.AsArray().Select(check => (string)check!).ShouldAllBe(check => check.EndsWith("gone", StringComparison.Ordinal) || check.StartsWith("table: 0 ", StringComparison.Ordinal));

        foreach (var word in ErasureGarden.Words)
        {
            var left = (await faults.DumpAsync("erased")).Lines.Where(line => line.Contains(word, StringComparison.OrdinalIgnoreCase));
            left.ShouldBeEmpty(word);
            FilesWith(word).ShouldBeEmpty(word);
            (await BlobsWithAsync(word)).ShouldBeEmpty(word);
            execution.Events.ShouldNotContain(each => each.Details != null && each.Details.ToJsonString(null).Contains(word, StringComparison.OrdinalIgnoreCase), word);
        }
    }

    [Fact]
    public async Task No_stored_version_of_the_index_has_an_erased_note_and_one_that_comes_late_is_found()
    {
        var garden = await ErasureGarden.PlantAsync(faults, "versions");
        await garden.CompactAsync();
        var before = await garden.SnapshotsAsync();
        before.Select(version => version.HasNote).ShouldBe([true, true, true]);
        var blobs = faults.Host.Services.GetRequiredService<IBlobStore>();
        var late = (await blobs.ReadAsync(before[0].Key))!.Bytes;

        await garden.EraseAsync();

        (await garden.SnapshotsAsync()).ShouldBeEmpty();
        await garden.CompactAsync(TwoModels.Letters);
        (await garden.SnapshotsAsync()).ShouldHaveSingleItem().HasNote.ShouldBeFalse();
        (await SnapshotDoorAsync(garden)).ShouldBe("snapshot: gone");
        await blobs.WriteAsync(before[0].Key, late, BlobCondition.None);
        (await SnapshotDoorAsync(garden)).ShouldBe("snapshot: still there");
    }

    [Fact]
    public async Task What_others_wrote_about_an_erased_note_stays_and_their_links_are_wanted_again()
    {
        var garden = await ErasureGarden.PlantAsync(faults, "neighbours");
        await garden.EraseAsync();

        var lines = (await faults.DumpAsync("neighbours")).Lines;
        lines.ShouldContain(line => line.Contains($"NOTE#{garden.Neighbour} LINK#links-to#New Name", StringComparison.Ordinal));
        lines.ShouldContain(line => line.Contains($"WANTED#new name {garden.Neighbour}#", StringComparison.Ordinal));
        lines.ShouldContain(line => line.Contains($"WANTED#merged name {garden.Neighbour}#", StringComparison.Ordinal));
        lines.ShouldNotContain(line => line.Contains("EDGE#", StringComparison.Ordinal));
        lines.ShouldContain(line => line.Contains("#DIGEST 2026-11-22", StringComparison.Ordinal) && line.Contains(garden.Neighbour, StringComparison.Ordinal));
        var read = await TestCalls.OfNoteAsync(faults, "neighbours", "ReadNote", garden.Neighbour);
        ((string)JsonNode.Parse((string)read["body"]!)!["content"]!).ShouldContain("[[New Name]]");
    }

    [Fact]
    public async Task An_erased_note_is_gone_and_its_capture_does_not_bring_it_back()
    {
        var text = "# Regret\n\nA drunken confession about wombats.\n";
        var capture = await TestCaptures.CaptureAsync(faults, "gone", text);
        await TestCaptures.RunIngestionAsync(faults, "gone", capture);
        var note = (string)capture["id"]!;
        (await new ErasureGarden(faults, "gone", note, "", "").EraseAsync()).Status.ShouldBe(ExecutionStatus.Succeeded);

        ((int)(await TestCalls.OfNoteAsync(faults, "gone", "ReadNote", note))["statusCode"]!).ShouldBe(410);
        ((int)(await TestCalls.OfNoteAsync(faults, "gone", "ReadReceipt", ((string)capture["receipt"]!).Split('/')[^1]))["statusCode"]!).ShouldBe(410);
        var again = await TestCalls.CallAsync(faults, "gone", "CaptureNote", input =>
        {
            input["body"] = text;
            input["headers"]!.AsObject().Remove("idempotency-key");
        });
        ((int)again["statusCode"]!).ShouldBe(410);
        var index = await ((BrainIndexes)faults.Host.Services.GetService(typeof(BrainIndexes))!).GetAsync(BrainId.Parse("gone"), CancellationToken.None);
        index.Find(NoteId.Parse(note)).ShouldBeNull();
    }

    [Fact]
    public async Task A_note_that_was_never_ingested_is_erased_and_is_not_ingested_after_that()
    {
        var capture = await TestCaptures.CaptureAsync(faults, "early", "# Early\n\nA potoroo.\n");
        (await new ErasureGarden(faults, "early", (string)capture["id"]!, "", "").EraseAsync()).Status.ShouldBe(ExecutionStatus.Succeeded);

        var after = await faults.DumpAsync("early");
        await TestCaptures.RunIngestionAsync(faults, "early", capture);

        after.DifferenceTo(await faults.DumpAsync("early")).ShouldBeEmpty();
        after.Lines.ShouldNotContain(line => line.Contains("potoroo", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task An_erasure_waits_for_an_ingestion_that_runs_and_takes_over_from_one_that_cannot()
    {
        var capture = await TestCaptures.CaptureAsync(faults, "busy", "# Busy\n\nA bilby.\n");
        var claim = new JsonObject { ["brain"] = "busy", ["capture"] = ((string)capture["receipt"]!).Split('/')[^1], ["execution"] = "lost", ["retries"] = 0 };
        ((bool)(await faults.InvokeAsync("ClaimCapture", claim.ToJsonString()))["claimed"]!).ShouldBeTrue();

        (await new ErasureGarden(faults, "busy", (string)capture["id"]!, "", "").EraseAsync()).Status.ShouldBe(ExecutionStatus.Succeeded);

        faults.Tasks.Calls.Count(state => state == "Claim Note").ShouldBeInRange(37, 38, "six minutes, ten seconds at a time");
    }

    [Fact]
    public async Task Erasing_twice_changes_nothing()
    {
        var garden = await ErasureGarden.PlantAsync(faults, "twice");
        await garden.EraseAsync();
        var once = await faults.DumpAsync("twice", "#CHANGE#");

        (await garden.EraseAsync(attempt: "-2")).Status.ShouldBe(ExecutionStatus.Succeeded);

        once.DifferenceTo(await faults.DumpAsync("twice", "#CHANGE#")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_note_that_is_not_there_cannot_be_erased() =>
        (await (await new ErasureGarden(faults, "none", "01JDA3Z5T0M6Q8W2X4Y6Z8A0B2", "", "").EraseAsync()).Completion).Error.ShouldBe("NoteNotFoundException");

    [Theory]
    [InlineData(FaultMoment.BeforeTheCall)]
    [InlineData(FaultMoment.AfterItsEffect)]
    public async Task Whatever_task_call_fails_the_note_is_erased_in_the_end(FaultMoment moment)
    {
        var once = true;
        for (var call = 0; ; call += once ? 0 : 1, once = !once)
        {
            var brain = $"e-{(int)moment}-{call}-{once}".ToLowerInvariant();
            var garden = await ErasureGarden.PlantAsync(faults, brain);
            var execution = await garden.EraseAsync(new Fault(call, moment, IsPermanent: !once, IsTransient: once));
            if (faults.Tasks.Failures == 0)
            {
                break; // every call had its turn
            }

            execution.Status.ShouldBe(once ? ExecutionStatus.Succeeded : ExecutionStatus.Failed, $"call {call}");
            if (!once)
            {
                (await garden.EraseAsync(attempt: "-2")).Status.ShouldBe(ExecutionStatus.Succeeded, $"call {call}, again");
            }

            (await faults.DumpAsync(brain)).Lines.ShouldNotContain(line => ErasureGarden.Words.Any(word => line.Contains(word, StringComparison.OrdinalIgnoreCase)), $"call {call}");
            ((string)(await garden.ProofAsync())["state"]!).ShouldBe("erased");
        }
    }

    private async Task<string> SnapshotDoorAsync(ErasureGarden garden)
    {
        var input = new JsonObject
        {
            ["brain"] = garden.Brain,
            ["note"] = garden.Note,
            ["actor"] = "owner",
            ["session"] = "",
            ["execution"] = "test",
            ["notes"] = new JsonArray(garden.Note),
            ["found"] = new JsonArray(0),
        };
        var doors = await faults.InvokeAsync("VerifyErasure", input.ToJsonString());
        return doors["checks"]!.AsArray().Select(check => (string)check!).Single(check => check.StartsWith("snapshot", StringComparison.Ordinal));
    }

    private async Task<List<string>> BlobsWithAsync(string word)
    {
        var blobs = (IBlobStore)faults.Host.Services.GetService(typeof(IBlobStore))!;
        var found = new List<string>();
        await foreach (var key in blobs.ListAsync("erased/"))
        {
            if (Encoding.UTF8.GetString((await blobs.ReadAsync(key))!.Bytes.Span).Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                found.Add(key.Value);
            }
        }

        return found;
    }

    private List<string> FilesWith(string word) =>
    [
        .. Directory.EnumerateFiles(faults.Host.Data.Path, "*", SearchOption.AllDirectories)
            .Where(path => Encoding.UTF8.GetString(File.ReadAllBytes(path)).Contains(word, StringComparison.OrdinalIgnoreCase)),
    ];
}
