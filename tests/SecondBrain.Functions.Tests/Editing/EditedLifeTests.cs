using SecondBrain.Functions.Tests.Erasure;
using SecondBrain.Functions.Tests.Faults;
using SecondBrain.Functions.Tests.Merging;
using SecondBrain.StatesLanguage.Execution;

namespace SecondBrain.Functions.Tests.Editing;

/// <summary>What becomes of an edited note later: it is merged or erased.</summary>
public sealed class EditedLifeTests(FaultHost faults) : IClassFixture<FaultHost>
{
    [Fact]
    public async Task Of_an_erased_note_no_version_is_left_anywhere()
    {
        var garden = await ErasureGarden.PlantAsync(faults, "edited-erased");
        var brain = new EditedNotes(faults.Host.Services, "edited-erased");
        await faults.Tasks.OutsideAsync(async () =>
        {
            var note = SecondBrain.Core.Notes.NoteId.Parse(garden.Note);
            await brain.IngestAsync(await brain.RewrittenAsync(note, 1, "# Bettong\n\nThe Potoroo digs, [[Wambenger]].\n"));
            await brain.IngestAsync(await brain.RewrittenAsync(note, 2, "# Bettong\n\nNothing.\n"));
            return true;
        });
        string[] words = [.. ErasureGarden.Words, "Bettong", "Potoroo", "Wambenger"];
        var before = await faults.DumpAsync("edited-erased");
        before.Lines.ShouldContain(line => line.Contains(" V#000001", StringComparison.Ordinal));
        before.Lines.ShouldContain(line => line.Contains(" BODY#000002", StringComparison.Ordinal));

        var execution = await garden.EraseAsync();

        execution.Status.ShouldBe(ExecutionStatus.Succeeded, (await execution.Completion).Error);
        var proof = await garden.ProofAsync();
        ((int)proof["deleted"]!["versions"]!).ShouldBe(2);
        ((int)proof["deleted"]!["edited text parts"]!).ShouldBe(2);
        proof["checks"]!.AsArray().Select(check => (string)check!).ShouldContain("text: gone");
        var left = (await faults.DumpAsync("edited-erased")).Lines;
        foreach (var word in words)
        {
            left.Where(line => line.Contains(word, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty(word);
        }

        left.ShouldNotContain(line => line.Contains("BODY#", StringComparison.Ordinal) || line.Contains(" V#", StringComparison.Ordinal) || line.Contains("state=captured", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_edited_note_that_is_merged_keeps_its_current_words_for_searches()
    {
        var source = await TestCaptures.IngestAsync(faults, "edited-merged", "# Source\n\nOld words.\n");
        var target = await TestCaptures.IngestAsync(faults, "edited-merged", "# Target\n\nText.\n");
        var brain = new EditedNotes(faults.Host.Services, "edited-merged");
        var id = SecondBrain.Core.Notes.NoteId.Parse(source);
        await faults.Tasks.OutsideAsync(async () =>
        {
            await brain.IngestAsync(await brain.RewrittenAsync(id, 1, "# Source\n\nNew words.\n"));
            return true;
        });

        (await new MergeGarden(faults, "edited-merged", source, target, target, "").MergeAsync()).Status.ShouldBe(ExecutionStatus.Succeeded);

        var indexed = await brain.IndexedTextAsync(SecondBrain.Core.Notes.NoteId.Parse(target));
        indexed.ShouldContain("New words.");
        indexed.ShouldNotContain("Old words.");
        (await brain.RewriteAsync(id, 2, "# Source\n\nMore.\n")).ShouldBeOfType<SecondBrain.Core.Editing.EditResult.Frozen>();
    }
}
