using SecondBrain.Core.Capture;
using SecondBrain.Core.Editing;
using SecondBrain.Core.Notes;

namespace SecondBrain.Functions.Tests.Editing;

public sealed class ReingestionTests(StepHost steps) : IClassFixture<StepHost>
{
    private string Table => steps.Host.Template.Tables[0].Name;

    [Fact]
    public async Task Until_the_new_text_is_announced_the_index_has_the_old_one_with_its_vectors_also_after_a_cold_start()
    {
        var brain = new EditedNotes(steps.Host.Services, "cold");
        var first = await brain.CaptureAsync("# Old\n\nThe old words.\n");
        await brain.IngestAsync(first);
        var edit = await brain.RewrittenAsync(first.Note, 1, "# New\n\nThe new words.\n");

        (await brain.IndexedTextAsync(first.Note)).ShouldContain("old words");
        await brain.ChunkAsync(edit);
        var served = await brain.LoadAsync(first.Note);
        served.Title.ShouldBe("New");
        served.Chunks.ShouldHaveSingleItem().Text.ShouldContain("old words");
        served.Chunks[0].Vector.ShouldNotBeNull();

        await brain.FinishAsync(edit);
        served = await brain.LoadAsync(first.Note);
        served.Chunks.ShouldHaveSingleItem().Text.ShouldContain("new words");
        served.Chunks[0].Vector.ShouldNotBeNull();
    }

    [Fact]
    public async Task Chunks_of_earlier_texts_do_not_pile_up()
    {
        var brain = new EditedNotes(steps.Host.Services, "piles");
        var receipt = await brain.CaptureAsync("# Pile\n\nText 0.\n");
        await brain.IngestAsync(receipt);
        for (var version = 1; version <= 5; version++)
        {
            await brain.IngestAsync(await brain.RewrittenAsync(receipt.Note, version, $"# Pile\n\nText {version}.\n"));
        }

        (await ItemsAsync(brain, "CHUNK#")).ShouldHaveSingleItem().ShouldContain("CHUNK#000006#00000");
        (await ItemsAsync(brain, "BODY#")).Count.ShouldBe(5);
        (await ItemsAsync(brain, "V#")).Count.ShouldBe(5);
    }

    [Fact]
    public async Task A_late_ingestion_of_an_earlier_text_takes_nothing_back()
    {
        var brain = new EditedNotes(steps.Host.Services, "late");
        var target = await brain.CaptureAsync("# Target\n");
        var first = await brain.CaptureAsync("# Late\n\nFirst words, [[Target]].\n");
        await brain.ChunkAsync(first); // and then it hangs
        var edit = await brain.RewrittenAsync(first.Note, 1, "# Late\n\nSecond words.\n");
        await brain.IngestAsync(edit);

        await brain.FinishAsync(first);

        (await brain.IndexedTextAsync(first.Note)).ShouldContain("Second words");
        (await brain.LoadAsync(first.Note)).Edges.ShouldBeEmpty();
        (await brain.LoadAsync(target.Note)).ShouldNotBeNull();
    }

    [Fact]
    public async Task An_edit_before_the_first_ingestion_is_what_the_index_gets()
    {
        var brain = new EditedNotes(steps.Host.Services, "early");
        var first = await brain.CaptureAsync("# Early\n\nFirst words.\n");
        var edit = await brain.RewrittenAsync(first.Note, 1, "# Early\n\nSecond words.\n");

        await brain.IngestAsync(first);
        (await brain.IndexedTextAsync(first.Note)).ShouldContain("Second words");
        await brain.IngestAsync(edit);
        (await brain.IndexedTextAsync(first.Note)).ShouldContain("Second words");
    }

    [Fact]
    public async Task Every_step_of_an_ingestion_after_an_edit_can_run_twice()
    {
        var brain = new EditedNotes(steps.Host.Services, "twice");
        await brain.IngestAsync(await brain.CaptureAsync("# Other\n"));
        var first = await brain.CaptureAsync("# Twice\n\n[[Other]] and [[Nobody]].\n");
        await brain.IngestAsync(first);
        var edit = await brain.RewrittenAsync(first.Note, 1, "# Twice\n\nNow [[Somebody]].\n");

        await TwiceAsync(() => brain.ChunkAsync(edit), brain);
        await TwiceAsync(() => brain.LinkAsync(edit), brain);
        await TwiceAsync(() => brain.FinishAsync(edit), brain);

        (await ItemsAsync(brain, "EDGE#")).ShouldBeEmpty();
        (await ItemsAsync(brain, "LINK#")).ShouldHaveSingleItem().ShouldContain("Somebody");
        (await TableDump.ReadAsync(steps.Table, Table, brain.Brain.Value)).Lines.Where(line => line.Contains("#WANTED#nobody", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_new_title_is_embedded_again_and_a_new_alias_is_not()
    {
        var brain = new EditedNotes(steps.Host.Services, "titles");
        var first = await brain.CaptureAsync("# Title\n\nWords.\n");
        await brain.IngestAsync(first);

        var alias = (await brain.EditAsync(first.Note, 1, new NoteEdit { Aliases = ["Other"] })).ShouldBeOfType<EditResult.Edited>();
        alias.Note.BodyVersion.ShouldBe(1);
        await brain.IngestAsync(alias.Receipt.ShouldNotBeNull());
        var title = (await brain.EditAsync(first.Note, 2, new NoteEdit { Title = "Better" })).ShouldBeOfType<EditResult.Edited>();
        title.Note.BodyVersion.ShouldBe(3);
        await brain.IngestAsync(title.Receipt.ShouldNotBeNull());

        (await ItemsAsync(brain, "CHUNK#")).ShouldHaveSingleItem().ShouldContain("context=Better");
        (await brain.TextAsync(first.Note)).ShouldBe("# Title\n\nWords.\n");
        (await brain.EditAsync(first.Note, 3, new NoteEdit { Status = NoteStatus.Evergreen })).ShouldBeOfType<EditResult.Edited>().Receipt.ShouldBeNull();
        var keyed = (await brain.EditAsync(first.Note, 4, new NoteEdit { Status = NoteStatus.Seed, IdempotencyKey = "k" })).ShouldBeOfType<EditResult.Edited>();
        keyed.Receipt.ShouldNotBeNull().State.ShouldBe(CaptureState.Completed);
    }

    private async Task TwiceAsync(Func<Task> step, EditedNotes brain)
    {
        await step();
        var once = await TableDump.ReadAsync(steps.Table, Table, brain.Brain.Value);
        await step();
        once.DifferenceTo(await TableDump.ReadAsync(steps.Table, Table, brain.Brain.Value)).ShouldBeEmpty();
    }

    private async Task<List<string>> ItemsAsync(EditedNotes brain, string sort) =>
        [.. (await TableDump.ReadAsync(steps.Table, Table, brain.Brain.Value)).Lines.Where(line => line.Split(' ')[1].StartsWith(sort, StringComparison.Ordinal))];
}
