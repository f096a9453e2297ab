using SecondBrain.Core.Digest;
using SecondBrain.Core.Digest.Analysers;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Tests.Vectors;
using SecondBrain.Core.Vectors;

namespace SecondBrain.Core.Tests.Digest;

public sealed class AnalyserTests
{
    private static readonly DigestOptions Options = DigestOptions.Default;

    [Fact]
    public void Seeds_untouched_for_thirty_days_are_stale_the_most_linked_first_then_the_oldest()
    {
        var sight = Sights.Of(
            Sights.Note("A", days: 30), Sights.Note("B", days: 90), Sights.Note("C", days: 29), Sights.Note("D", days: 31), Sights.Note("E", days: 99, status: NoteStatus.Evergreen).To("D"));

        var found = StaleSeeds.Find(sight, Options).ToList();

        found.Subjects().ShouldBe(["D", "B", "A"]);
        found[1].Measure.ShouldBe(90);
    }

    [Fact]
    public void A_note_without_a_link_in_either_direction_is_an_orphan_the_newest_first()
    {
        var sight = Sights.Of(
            Sights.Note("A", 9).To("B"), Sights.Note("B", 9), Sights.Note("C", 9), Sights.Note("D", 2), Sights.Note("E"), Sights.Note("F", 5).To("F"), Sights.Note("G", 7).To("X"));

        Orphans.Find(sight, Options).Subjects().ShouldBe(["D", "F", "G", "C"]);
    }

    [Fact]
    public void Notes_of_like_meaning_without_a_link_are_a_missing_link_that_says_how_alike_they_are()
    {
        var sight = Sights.Of(
            Sights.Note("A").At([1, 0, 0]).To("B"),
            Sights.Note("B").At([1, 0.1f, 0]),
            Sights.Note("C").At([1, 0.2f, 0], [1, 0, 0]),
            Sights.Note("D").At([0, 1, 0]),
            Sights.Note("E"));

        var found = MissingLinks.Find(sight, Options).ToList();

        found.Subjects().ShouldBe(["B+C", "A+C"], ignoreOrder: true);
        found[0].Measure.ShouldBeGreaterThanOrEqualTo(found[1].Measure);
        found.Single(each => each.Notes[0] == Sights.Id("A")).Measure.ShouldBe(0.995, tolerance: 0.005);
    }

    [Fact]
    public void A_link_in_either_direction_is_not_missing()
    {
        var (a, b) = (Sights.Note("A").At([1, 0]), Sights.Note("B").At([1, 0]));

        MissingLinks.Find(Sights.Of(a, b), Options).Count().ShouldBe(1);
        MissingLinks.Find(Sights.Of(a.To("B"), b), Options).ShouldBeEmpty();
        MissingLinks.Find(Sights.Of(a, b.To("A")), Options).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_missing_links_are_those_that_a_loop_over_all_pairs_finds(int seed)
    {
        var random = new Random(seed);
        string Name(int i) => $"N{i:000}";
        // of two models, some of them linked, some not embedded
        var notes = RandomVectors.Gathered(random, 70, 120, subjects: 9, own: 0.3f).Select((vector, i) => Sights.Note(Name(i))
            .To([.. Enumerable.Range(0, 120).Where(_ => random.Next(10) == 0).Select(Name)])
            .At([.. Enumerable.Range(0, random.Next(4)).Select(_ => (i % 5 == 0 ? vector[..40] : vector).Select(value => value + (random.NextSingle() / 2)).ToArray())])).ToArray();
        random.Shuffle(notes);
        var sight = Sights.Of(notes);

        var meanings = notes.Select(note => (note.Id, Vector: MeanDirection.Of(note.Chunks.Select(chunk => chunk.Vector!)))).Where(note => note.Vector is not null).ToList();
        var expected = (from i in Enumerable.Range(0, meanings.Count)
                        from j in Enumerable.Range(i + 1, meanings.Count - i - 1)
                        let one = meanings[i]
                        let other = meanings[j]
                        where one.Vector!.Dimensions == other.Vector!.Dimensions && !sight.AreLinked(one.Id, other.Id)
                        let cosine = one.Vector.Cosine(other.Vector)
                        where cosine >= Options.Similar
                        orderby cosine descending, one.Id, other.Id
                        select (one.Id, other.Id, Measure: Math.Round(cosine, 3))).ToList();

        var found = MissingLinks.Find(sight, Options).Select(finding => (finding.Notes[0], finding.Notes[1], finding.Measure)).ToList();

        found.ShouldBe(expected);
        found.Count.ShouldBeGreaterThan(50);
    }

    [Fact]
    public void Notes_that_many_link_to_are_promotion_candidates_from_what_their_status_asks()
    {
        var many = Enumerable.Range(0, 8).Select(i => Sights.Note($"X{i}", status: NoteStatus.Evergreen)).ToList();
        var sight = Sights.Of(
        [
            Sights.Note("S"), Sights.Note("G", status: NoteStatus.Growing), Sights.Note("H", status: NoteStatus.Growing), Sights.Note("T"),
            .. many.Select((note, i) => note.To([.. i < 3 ? ["S", "S"] : Array.Empty<string>(), .. i < 2 ? ["T"] : Array.Empty<string>(), "G", .. i < 7 ? ["H"] : Array.Empty<string>()])),
        ]);

        var found = Promotions.Find(sight, Options).ToList();

        found.Subjects().ShouldBe(["G", "S"]);
        found.Select(each => each.Measure).ShouldBe([8, 3]);
    }

    [Fact]
    public void A_promoted_note_is_another_subject()
    {
        var pointing = Enumerable.Range(0, 8).Select(i => Sights.Note($"X{i}").To("A")).ToList();

        var seed = Promotions.Find(Sights.Of([Sights.Note("A"), .. pointing]), Options).Single();
        var growing = Promotions.Find(Sights.Of([Sights.Note("A", status: NoteStatus.Growing), .. pointing]), Options).Single();

        seed.Subject.ShouldNotBe(growing.Subject);
    }

    [Fact]
    public void Tags_and_wanted_names_that_are_used_often_and_have_no_note_are_gaps()
    {
        var notes = Enumerable.Range(0, 5).Select(i => Sights.Note($"N{i}") with
        {
            Tags = i < 4 ? ["distributed-systems", "common", "common"] : ["rare"],
            Wanted = i < 2 ? ["Byzantine Faults", "Known", "rare"] : i == 2 ? ["byzantine  faults"] : ["Once"],
        }).ToList();
        notes.Add(Sights.Note("K") with { Title = "Common", Aliases = ["known"] });

        var found = ContentGaps.Find(Sights.Of([.. notes]), Options).ToList();

        found.Select(each => (each.Name, each.Measure)).ShouldBe([("distributed-systems", 4d), ("Byzantine Faults", 3d), ("Once", 2d), ("rare", 2d)]);
        found[0].Notes.Count.ShouldBe(3);
        found[1].Subject.ShouldBe("byzantine faults");
    }

    [Fact]
    public void Proposals_wait_the_longest_first_and_contradictions_stand_apart()
    {
        var sight = Sights.OfReviews(
            new WaitingReview("1", [Sights.Id("A"), Sights.Id("B")], "contradicts", Sights.Now.AddDays(-1)),
            new WaitingReview("2", [Sights.Id("A"), Sights.Id("C")], "supports", Sights.Now.AddDays(-2)),
            new WaitingReview("3", [Sights.Id("B"), Sights.Id("C")], null, Sights.Now.AddDays(-9)));

        WaitingProposals.Contradictions(sight, Options).Select(each => (each.Subject, each.Measure)).ShouldBe([("1", 1d)]);
        WaitingProposals.Others(sight, Options).Select(each => (each.Subject, each.Measure)).ShouldBe([("3", 9d), ("2", 2d)]);
    }

    [Fact]
    public void Every_kind_has_an_analyser_that_finds_that_kind() =>
        AllAnalysers.ByKind.Keys.Order(StringComparer.Ordinal).ShouldBe(FindingKind.All.Order(StringComparer.Ordinal));
}
