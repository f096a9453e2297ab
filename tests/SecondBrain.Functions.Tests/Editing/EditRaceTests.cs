using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SecondBrain.Core.Editing;

namespace SecondBrain.Functions.Tests.Editing;

/// <summary>Many writers of one note, and long random histories.</summary>
public sealed class EditRaceTests(StepHost steps) : IClassFixture<StepHost>
{
    [Fact]
    public async Task Of_twenty_writers_of_one_version_exactly_one_wins_and_nothing_that_was_acknowledged_is_lost()
    {
        const int Writers = 20;
        const int Rounds = 10;
        var brain = new EditedNotes(steps.Host.Services, "race");
        var note = (await brain.CaptureAsync("# Race\n\nround 0\n")).Note;
        var acknowledged = new SortedDictionary<int, string> { [1] = "# Race\n\nround 0\n" };

        for (var round = 1; round <= Rounds; round++)
        {
            var read = (await brain.NoteAsync(note)).Version;
            var results = await Task.WhenAll(Enumerable.Range(0, Writers).Select(async writer =>
            {
                var text = string.Create(CultureInfo.InvariantCulture, $"# Race\n\nround {round} writer {writer} ü\n");
                return (Text: text, Result: await brain.RewriteAsync(note, read, text));
            }));

            var won = results.Where(each => each.Result is EditResult.Edited).ToList().ShouldHaveSingleItem();
            results.Count(each => each.Result is EditResult.Stale).ShouldBe(Writers - 1);
            var version = ((EditResult.Edited)won.Result).Note.Version;
            version.ShouldBe(read + 1);
            acknowledged.Add(version, won.Text);
        }

        acknowledged.Count.ShouldBe(Rounds + 1);
        var current = await brain.NoteAsync(note);
        foreach (var (version, text) in acknowledged)
        {
            var then = (await brain.Versions.FindAsync(current, version, CancellationToken.None)).ShouldNotBeNull();
            (await brain.Notes.ReadTextAsync(then, CancellationToken.None)).ShouldNotBeNull().Content.ToArray().ShouldBe(Encoding.UTF8.GetBytes(text));
        }
    }

    [Fact]
    public async Task Twenty_writers_who_read_again_after_a_conflict_all_get_their_line_in()
    {
        const int Writers = 20;
        var brain = new EditedNotes(steps.Host.Services, "lines");
        var note = (await brain.CaptureAsync("# Lines\n")).Note;

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(async writer =>
        {
            EditResult result;
            do
            {
                var read = await brain.NoteAsync(note);
                var text = Encoding.UTF8.GetString((await brain.Notes.ReadTextAsync(read, CancellationToken.None)).ShouldNotBeNull().Content.Span);
                result = await brain.RewriteAsync(note, read.Version, string.Create(CultureInfo.InvariantCulture, $"{text}line {writer}.\n"));
            }
            while (result is EditResult.Stale);
            result.ShouldBeOfType<EditResult.Edited>();
        }));

        var lines = (await brain.TextAsync(note)).Split('\n').Where(line => line.StartsWith("line ", StringComparison.Ordinal)).ToList();
        lines.Order(StringComparer.Ordinal).ShouldBe(Enumerable.Range(0, Writers).Select(writer => string.Create(CultureInfo.InvariantCulture, $"line {writer}.")).Order(StringComparer.Ordinal));
        (await brain.NoteAsync(note)).Version.ShouldBe(Writers + 1);
    }

    [Fact]
    public void Random_edits_and_restores_leave_the_history_that_a_list_of_versions_would_have()
    {
        var brain = new EditedNotes(steps.Host.Services, "model");
        var step = Gen.Zip(Gen.Choose(0, 4), Gen.Choose(0, 9));
        var runs = 0;
        Prop.ForAll(step.ListOf().ToArbitrary(), list =>
        {
            RunAsync(brain, Interlocked.Increment(ref runs), [.. list.Take(12)]).GetAwaiter().GetResult();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(15));
    }

    /// <summary>The model: a list of title, text and tags, one entry a version.</summary>
    private static async Task RunAsync(EditedNotes brain, int run, IReadOnlyList<(int Kind, int Number)> list)
    {
        var first = string.Create(CultureInfo.InvariantCulture, $"# Run {run}\n");
        var note = (await brain.CaptureAsync(first)).Note;
        var model = new List<(string Title, string Text, string Tags)> { (string.Create(CultureInfo.InvariantCulture, $"Run {run}"), first, "") };
        foreach (var (kind, number) in list)
        {
            var now = model[^1];
            var name = string.Create(CultureInfo.InvariantCulture, $"n{number}");
            var next = kind switch
            {
                0 or 1 => now with { Text = $"{name} body\n" + first },
                2 => now with { Tags = name },
                3 => now with { Title = name },
                _ => model[number % model.Count],
            };
            var result = kind switch
            {
                0 or 1 => await brain.RewriteAsync(note, model.Count, next.Text),
                2 => await brain.EditAsync(note, model.Count, new NoteEdit { Tags = [name] }),
                3 => await brain.EditAsync(note, model.Count, new NoteEdit { Title = name }),
                _ => await brain.Editor.RestoreAsync(brain.Person, note, (number % model.Count) + 1, model.Count, CancellationToken.None),
            };
            if (next == now)
            {
                result.ShouldBeOfType<EditResult.Unchanged>();
                continue;
            }

            result.ShouldBeOfType<EditResult.Edited>();
            model.Add(next);
            (await brain.RewriteAsync(note, model.Count - 1, "stale")).ShouldBeOfType<EditResult.Stale>();
        }

        var current = await brain.NoteAsync(note);
        current.Version.ShouldBe(model.Count);
        for (var version = 1; version <= model.Count; version++)
        {
            var then = (await brain.Versions.FindAsync(current, version, CancellationToken.None)).ShouldNotBeNull();
            var text = (await brain.Notes.ReadTextAsync(then, CancellationToken.None)).ShouldNotBeNull();
            (then.Title, Encoding.UTF8.GetString(text.Content.Span), string.Join(',', then.Tags)).ShouldBe(model[version - 1]);
        }
    }
}
