using FsCheck;
using FsCheck.Fluent;
using SecondBrain.Core.Access;
using SecondBrain.Core.Freshness;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Search;
using SecondBrain.Core.Tests.Freshness;
using SecondBrain.Testing.Brains;

namespace SecondBrain.Core.Tests.Sight;

/// <summary>What is not seen changes no answer: each is that of a brain which has only the notes that are seen.</summary>
public class NonInterferenceTests
{
    private const int Histories = 30;

    private static readonly BrainRole[] Roles = [BrainRole.Visitor, BrainRole.Reader, BrainRole.Owner];

    [Fact]
    public void Every_answer_is_that_of_a_brain_that_has_only_what_is_seen() =>
        Prop.ForAll(SightHistory.Arbitrary, steps => CheckAsync(steps).GetAwaiter().GetResult()).Check(Config.QuickThrowOnFailure.WithMaxTest(Histories));

    private static async Task CheckAsync(SightStep[] steps)
    {
        var brain = new TestBrain(threshold: 4);
        using var living = brain.Process();
        var notes = await RunAsync(brain, living, steps);
        using var started = brain.Process();
        foreach (var role in Roles)
        {
            foreach (var trustedOnly in (bool[])[false, true])
            {
                var sight = IndexSight.Of(brain.As(role), trustedOnly);
                var expected = await ExpectedAsync(notes.Values, sight, role);
                await ShouldBeAsync(living, brain.As(role), trustedOnly, expected, $"{role} {trustedOnly}, a process that saw it all");
                await ShouldBeAsync(started, brain.As(role), trustedOnly, expected, $"{role} {trustedOnly}, a process that starts");
            }
        }
    }

    private static async Task<SortedDictionary<NoteId, IndexedNote>> RunAsync(TestBrain brain, BrainIndexes living, SightStep[] steps)
    {
        var notes = new SortedDictionary<NoteId, IndexedNote>();
        foreach (var (action, note) in steps)
        {
            brain.Clock.Advance(TimeSpan.FromSeconds(5));
            switch (action)
            {
                case SightAction.Write:
                    notes[note.Id] = note;
                    await brain.Table.WriteAsync(note);
                    break;
                case SightAction.ChangeVisibility when notes.TryGetValue(note.Id, out var there):
                    notes[note.Id] = there with { Visibility = note.Visibility, Marks = note.Marks };
                    await brain.Table.WriteAsync(notes[note.Id]);
                    break;
                case SightAction.Withdraw:
                    notes.Remove(note.Id);
                    await brain.Table.WriteAsync(note.Id, null);
                    break;
                case SightAction.Read:
                    foreach (var role in Roles)
                    {
                        await living.GetAsync(brain.Table.Id, IndexSight.Of(brain.As(role)), default);
                        await living.GetAsync(brain.Table.Id, IndexSight.Of(brain.As(role), trustedOnly: true), default);
                    }

                    break;
                case SightAction.Compact:
                    await brain.CompactAsync();
                    break;
                default:
                    break;
            }
        }

        return notes;
    }

    /// <summary>What the owner of a brain is answered that has only these notes.</summary>
    private static async Task<IReadOnlyDictionary<string, string>> ExpectedAsync(IEnumerable<IndexedNote> notes, IndexSight sight, BrainRole role)
    {
        var seen = notes.Select(sight.Of).OfType<IndexedNote>().ToList();
        var ids = seen.Select(note => note.Id).ToHashSet();
        var brain = new TestBrain();
        brain.Table.Plant(role == BrainRole.Owner ? seen : seen.Select(note => note with
        {
            Edges = [.. note.Edges.Where(edge => ids.Contains(edge.Target))],
            UnresolvedLinks = note.UnresolvedLinks + note.Edges.Count(edge => edge.IsWritten && !ids.Contains(edge.Target)),
        }));
        using var process = brain.Process();
        var asks = role == BrainRole.Visitor ? Visitor(brain.Table) : brain.Owner;
        return await new SightAnswers(process, new LetterEmbeddings()).OfAsync(asks, trustedOnly: false);
    }

    /// <summary>A visitor's search uses no model; apart from that, everything here is public.</summary>
    private static Principal Visitor(MemoryBrain table) => Principal.Visitor(table.Id);

    private static async Task ShouldBeAsync(BrainIndexes process, Principal principal, bool trustedOnly, IReadOnlyDictionary<string, string> expected, string who)
    {
        var answers = await new SightAnswers(process, new LetterEmbeddings()).OfAsync(principal, trustedOnly);
        foreach (var (question, answer) in answers)
        {
            if (answer != expected[question])
            {
                throw new ShouldAssertException($"{who}: {question}\nis       {answer}\nmust be {expected[question]}");
            }
        }
    }
}
