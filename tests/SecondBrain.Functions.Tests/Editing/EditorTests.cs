using Amazon.DynamoDBv2.Model;
using SecondBrain.Core.Capture;
using SecondBrain.Core.Editing;
using SecondBrain.Core.Notes;

namespace SecondBrain.Functions.Tests.Editing;

/// <summary>Who may edit what, and what an edit leaves in the table.</summary>
public sealed class EditorTests(StepHost steps) : IClassFixture<StepHost>
{
    private string Table => steps.Host.Template.Tables[0].Name;

    [Fact]
    public async Task An_agent_edits_seeds_that_an_agent_wrote_and_they_stay_untrusted_seeds()
    {
        var brain = new EditedNotes(steps.Host.Services, "agents");
        var note = (await brain.CaptureAsync("# Draft\n\nOne.\n", brain.Agent)).Note;

        var edited = (await brain.RewriteAsync(note, 1, "---\nstatus: evergreen\n---\n# Draft\n\nTwo.\n", brain.Agent)).ShouldBeOfType<EditResult.Edited>().Note;

        (edited.Status, edited.Trust, edited.ByAgent, edited.EditedBy).ShouldBe((NoteStatus.Seed, NoteTrust.Untrusted, true, "helper for owner"));
        foreach (var edit in (NoteEdit[])[new() { Trust = NoteTrust.Trusted }, new() { Visibility = NoteVisibility.Public }, new() { Status = NoteStatus.Evergreen }])
        {
            (await brain.EditAsync(note, 2, edit, brain.Agent)).ShouldBeOfType<EditResult.NotYours>();
        }

        (await brain.Editor.RestoreAsync(brain.Agent, note, 1, 2, CancellationToken.None)).ShouldBeOfType<EditResult.Edited>().Note.Trust.ShouldBe(NoteTrust.Untrusted);
    }

    [Fact]
    public async Task What_a_person_wrote_or_took_over_no_agent_edits()
    {
        var brain = new EditedNotes(steps.Host.Services, "persons");
        var persons = (await brain.CaptureAsync("# Mine\n\nOne.\n")).Note;
        (await brain.RewriteAsync(persons, 1, "# Mine\n\nTwo.\n", brain.Agent)).ShouldBeOfType<EditResult.NotYours>().Detail.ShouldContain("Propose");
        (await brain.Editor.RestoreAsync(brain.Agent, persons, 1, 1, CancellationToken.None)).ShouldBeOfType<EditResult.NotYours>();

        foreach (var taken in (NoteEdit[])[new() { Trust = NoteTrust.Trusted }, new() { Status = NoteStatus.Growing }, new() { Content = "# D\n\nA person's.\n"u8.ToArray() }])
        {
            var draft = (await brain.CaptureAsync($"# Draft\n\n{taken}.\n", brain.Agent)).Note;
            (await brain.EditAsync(draft, 1, taken)).ShouldBeOfType<EditResult.Edited>();
            (await brain.RewriteAsync(draft, 2, "# D\n\nAn agent's.\n", brain.Agent)).ShouldBeOfType<EditResult.NotYours>();
        }
    }

    [Fact]
    public async Task An_edit_is_audited_with_what_was_before_and_after_in_its_transaction()
    {
        var brain = new EditedNotes(steps.Host.Services, "audited");
        var note = (await brain.CaptureAsync("# Audited\n")).Note;
        await brain.EditAsync(note, 1, new NoteEdit { Tags = ["new-tag"] });

        var lines = (await TableDump.ReadAsync(steps.Table, Table, "audited")).Lines;
        lines.Where(line => line.Contains(" AUDIT#", StringComparison.Ordinal) && line.Contains("action=edit", StringComparison.Ordinal))
            .ShouldHaveSingleItem().ShouldSatisfyAllConditions(line => line.ShouldContain("version=1"), line => line.ShouldContain("version=2"), line => line.ShouldContain("tags=|new-tag"));
        lines.Count(line => line.Contains("#CHANGE#", StringComparison.Ordinal)).ShouldBe(1); // the capture is not ingested
    }

    [Fact]
    public async Task A_note_that_is_held_or_merged_cannot_be_edited()
    {
        var brain = new EditedNotes(steps.Host.Services, "frozen");
        var note = (await brain.CaptureAsync("# Frozen\n")).Note;
        foreach (var (name, value) in new[] { ("frozen", "merge-1"), ("redirect", note.Value) })
        {
            await steps.Table.UpdateItemAsync(Table, Key(brain, note), new() { [name] = new() { Value = new() { S = value }, Action = "PUT" } });
            (await brain.RewriteAsync(note, 1, "# Frozen\n\nMore.\n")).ShouldBeOfType<EditResult.Frozen>();
            await steps.Table.UpdateItemAsync(Table, Key(brain, note), new() { [name] = new() { Action = "DELETE" } });
        }

        (await brain.RewriteAsync(note, 1, "# Frozen\n\nMore.\n")).ShouldBeOfType<EditResult.Edited>();
    }

    [Fact]
    public async Task What_a_merge_gives_a_note_while_it_is_edited_is_not_lost()
    {
        var brain = new EditedNotes(steps.Host.Services, "merged");
        var read = await brain.NoteAsync((await brain.CaptureAsync("# Kept\n")).Note);
        await steps.Table.UpdateItemAsync(Table, Key(brain, read.Id), new()
        {
            ["aliases"] = new() { Value = new() { L = [new() { S = "From the other" }] }, Action = "PUT" },
            ["updatedAt"] = new() { Value = new() { S = "2026-11-22T12:00:00.500Z" }, Action = "PUT" },
        });

        var version = new NewVersion(brain.Person, read, read with { Version = 2, Title = "Changed" }, Body: null, [], [], Receipt: null);
        (await brain.Versions.WriteAsync(version, CancellationToken.None)).ShouldBeFalse();
        (await brain.EditAsync(read.Id, 1, new NoteEdit { Title = "Changed" })).ShouldBeOfType<EditResult.Edited>().Note.Aliases.ShouldBe(["From the other"]);
    }

    [Fact]
    public async Task An_edit_is_counted_as_a_write()
    {
        var brain = new EditedNotes(steps.Host.Services, "limits");
        var note = (await brain.CaptureAsync("# Busy\n", brain.Agent)).Note;
        EditResult result;
        var version = 1;
        do
        {
            result = await brain.RewriteAsync(note, version, $"# Busy\n\n{version++}\n", brain.Agent);
        }
        while (result is EditResult.Edited && version < 200);
        result.ShouldBeOfType<EditResult.Limited>().Verdict.RetryAfter.ShouldBeGreaterThan(TimeSpan.Zero);
        (await brain.RewriteAsync(note, version - 1, "# Busy\n\nA person's.\n")).ShouldBeOfType<EditResult.Edited>();
    }

    [Fact]
    public async Task A_text_of_a_mebibyte_can_be_edited_and_read_back()
    {
        var brain = new EditedNotes(steps.Host.Services, "large");
        var random = new Random(7);
        var text = string.Concat(Enumerable.Range(0, CaptureLimits.MaxBytes / 2).Select(n => n % 80 == 79 ? "\n" : ((char)random.Next(0x80, 0x7FF)).ToString()));
        var note = (await brain.CaptureAsync(text)).Note;

        var changed = text[..^1] + "\n";
        (await brain.RewriteAsync(note, 1, changed)).ShouldBeOfType<EditResult.Edited>();
        (await brain.TextAsync(note)).ShouldBe(changed);
        var other = new string([.. text.Reverse()]);
        (await brain.RewriteAsync(note, 1, other)).ShouldBeOfType<EditResult.Stale>().Diff.Length.ShouldBeLessThan(VersionDiff.MaxLength + 200);
    }

    private static Dictionary<string, AttributeValue> Key(EditedNotes brain, NoteId note) => new()
    {
        ["PK"] = new() { S = $"{brain.Brain}#NOTE#{note}" },
        ["SK"] = new() { S = "META" },
    };
}
