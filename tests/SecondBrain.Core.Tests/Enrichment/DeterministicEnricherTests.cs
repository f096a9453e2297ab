using SecondBrain.Core.Capture;
using SecondBrain.Core.Enrichment;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Markdown;
using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Tests.Enrichment;

public sealed class DeterministicEnricherTests
{
    private const string Text = """
        ---
        tags: [queues]
        ---
        # Load Shedding

        A server under overload rejects work early. Load shedding protects the queue behind the server, and it keeps latency low for the work that stays.
        Engineers at Amazon describe it beside Byzantine fault tolerance and Little's law. See [[Backpressure]] for the other half.
        """;

    private static readonly IReadOnlyList<KnownNote> Notes =
    [
        Known("01JDA3Z5T0M6Q8W2X4Y6Z8A0B1", "Byzantine Fault Tolerance"),
        Known("01JDA3Z5T0M6Q8W2X4Y6Z8A0B2", "Little's law"),
        Known("01JDA3Z5T0M6Q8W2X4Y6Z8A0B3", "Backpressure"),
        Known("01JDA3Z5T0M6Q8W2X4Y6Z8A0B4", "latency"),
        Known("01JDA3Z5T0M6Q8W2X4Y6Z8A0B5", "Consensus"),
    ];

    [Fact]
    public void Names_of_other_notes_that_are_not_linked_become_proposals_with_their_place_and_a_confidence_by_rule()
    {
        var links = Enrich().Links;
        links.Select(link => (link.Target, link.Confidence)).ShouldBe([("Little's law", 0.85), ("Byzantine Fault Tolerance", 0.7)]);
        links.Select(link => link.Found!.Value.Of(Text).ToString()).ShouldBe(["Little's law", "Byzantine fault tolerance"]);
        links.ShouldAllBe(link => link.Type == "links-to");
    }

    [Fact]
    public void A_name_of_three_words_spelt_as_in_the_title_is_nearly_certain()
    {
        var text = "It is about Byzantine Fault Tolerance.";
        Enrich(text).Links.ShouldHaveSingleItem().Confidence.ShouldBe(0.95);
    }

    [Theory]
    [InlineData("The paper treats Consensus in networks.", true)]
    [InlineData("Consensus is hard.", false)]
    [InlineData("They reach consensus.", false)]
    public void One_word_is_a_name_only_with_a_capital_letter_inside_a_sentence(string text, bool found) => Enrich(text).Links.Any().ShouldBe(found);

    [Fact]
    public void The_summary_is_made_of_sentences_of_the_text()
    {
        var summary = Enrich().Summary.ShouldNotBeNull();
        summary.Length.ShouldBeLessThanOrEqualTo(320);
        foreach (var sentence in summary.Split(". ")) Text.ShouldContain(sentence.TrimEnd('.'));
        summary.ShouldNotContain("#");
    }

    [Fact]
    public void Tags_are_those_of_the_brain_that_the_text_names_and_the_note_does_not_carry() =>
        Enrich(tags: ["latency", "cooking", "queues", "ops/overload"]).Tags.ShouldBe(["latency", "ops/overload"]);

    [Fact]
    public void Key_phrases_have_no_stop_words_and_entities_are_capitalised_words_inside_a_sentence()
    {
        var draft = Enrich();
        draft.KeyPhrases.ShouldContain("Load shedding protects");
        draft.Entities.ShouldContain("Amazon");
        draft.Entities.ShouldNotContain("Engineers");
        draft.Language.ShouldBe("en");
    }

    [Fact]
    public void A_Spanish_note_is_told_by_its_words() => Enrich("El servidor rechaza el trabajo que no puede hacer y se queda con lo demás.").Language.ShouldBe("es");

    [Fact]
    public void The_same_note_gives_the_same_draft()
    {
        static string Json() => System.Text.Json.JsonSerializer.Serialize(Enrich());
        Json().ShouldBe(Json());
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n#\n")]
    [InlineData("\ud83d")]
    public void A_text_without_words_gives_nothing(string text)
    {
        var draft = Enrich(text);
        (draft.Summary, draft.Links.Count, draft.Tags.Count, draft.Entities.Count).ShouldBe((null, 0, 0, 0));
    }

    private static EnrichmentDraft Enrich(string text = Text, string[]? tags = null)
    {
        var now = new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
        var parsed = MarkdownNoteParser.Parse(text);
        var note = new Note(
            BrainId.Parse("b"), NoteId.Parse("01JDA3Z5T0M6Q8W2X4Y6Z8A0B0"), "note", NoteStatus.Seed, "Load Shedding", [], parsed.Tags, Language: null, NoteVisibility.Private,
            Source: null, Version: 1, "owner", CaptureId.FromKey("k"), "text/markdown", new string('0', 64), 1, now, now);
        return DeterministicEnricher.Enrich(note, NoteExcerpt.Of(text), parsed, [.. Notes.Where(known => known.Title != "Backpressure")], tags ?? []);
    }

    private static KnownNote Known(string id, string title) => new(NoteId.Parse(id), title, [title]);
}
