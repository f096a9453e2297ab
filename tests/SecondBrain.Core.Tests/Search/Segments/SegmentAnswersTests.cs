using SecondBrain.Core.Search;
using SecondBrain.Core.Search.Segments;
using SecondBrain.Core.Search.Text;

namespace SecondBrain.Core.Tests.Search.Segments;

/// <summary>What a segment answers, against plain loops over the notes it was made of.</summary>
public class SegmentAnswersTests
{
    private static readonly IReadOnlyList<IndexedNote> Notes = SegmentNotes.Make(new Random(4), 200, mostWords: 200);

    private static readonly IndexSegment Segment = SegmentBuilder.Build(Notes);

    private static readonly IReadOnlyList<NoteWords> Words = [.. Notes.Select(NoteWords.Of)];

    [Fact]
    public void Every_term_has_the_postings_of_every_field()
    {
        var terms = Words.SelectMany(words => words.Terms()).Distinct(StringComparer.Ordinal).Order(Utf8Order.Instance).ToList();

        Segment.Terms.ShouldBe(terms.Count);
        for (var term = 0; term < terms.Count; term++)
        {
            Segment.Term(term).ShouldBe(terms[term]);
            Segment.FindTerm(terms[term]).ShouldBe(term);
            Segment.NoteFrequency(term).ShouldBe(Words.Count(words => words.Terms().Contains(terms[term])));
            foreach (var field in Enum.GetValues<IndexField>())
            {
                Read(term, field).ShouldBe(Expected(terms[term], field));
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("e")]
    [InlineData("zzzz")]
    [InlineData("egraphsandmore")]
    [InlineData("\U0010ffff")]
    public void A_term_that_no_note_has_is_not_found(string term) => Segment.FindTerm(term).ShouldBe(-1);

    [Theory]
    [InlineData("")]
    [InlineData("univers")]
    [InlineData("w1")]
    [InlineData("日")]
    [InlineData("graphsandmore")]
    [InlineData("\U0010ffff")]
    public void The_words_with_a_prefix_come_in_order_and_with_their_terms(string prefix)
    {
        var expected = Words.SelectMany(words => words.Forms)
            .Where(form => form.Word.StartsWith(prefix, StringComparison.Ordinal))
            .GroupBy(form => form.Word, form => form.Term, StringComparer.Ordinal)
            .OrderBy(word => word.Key, Utf8Order.Instance)
            .Select(word => $"{word.Key}: {string.Join(' ', word.Distinct(StringComparer.Ordinal).Order(Utf8Order.Instance))}");

        var found = new List<string>();
        for (var words = Segment.WordsFrom(prefix); words.Next();)
        {
            found.Add($"{words.ToString()}: {string.Join(' ', words.Terms.ToArray().Select(Segment.Term))}");
        }

        found.ShouldBe(expected);
    }

    [Fact]
    public void Lengths_count_the_tokens_that_are_not_stop_words()
    {
        foreach (var field in Enum.GetValues<IndexField>())
        {
            Segment.Lengths(field).ToArray().ShouldBe(Words.Select(words => words.Lengths[(int)field].Sum()));
            Segment.SumOfLengths(field).ShouldBe(Words.Sum(words => words.Lengths[(int)field].Sum()));
        }

        Segment.ChunkLengths.ToArray().ShouldBe(Words.SelectMany(words => words.Lengths[(int)IndexField.Body]));
    }

    [Fact]
    public void Edges_are_found_from_both_ends()
    {
        var edges = Notes.SelectMany((note, source) => note.Edges.Select(edge => (Source: source, edge.Target, edge.Type, edge.Weight))).ToList();

        Segment.Edges.ShouldBe(edges.Count);
        foreach (var target in edges.Select(edge => edge.Target).Distinct())
        {
            var node = Segment.FindNode(target);
            var found = new List<SegmentEdge>();
            Segment.ReadInEdges(node, found);

            Segment.NodeId(node).ShouldBe(target);
            (node < Segment.Notes).ShouldBe(Notes.Any(note => note.Id == target));
            Segment.InDegree(node).ShouldBe(found.Count);
            found.Select(edge => (edge.Node, target, Segment.Label(edge.Type), edge.Weight)).ShouldBe(edges.Where(edge => edge.Target == target));
        }

        Segment.Nodes.ShouldBe(Notes.Select(note => note.Id).Concat(edges.Select(edge => edge.Target)).Distinct().Count());
        Segment.FindNode(SegmentNotes.Id(99_999)).ShouldBe(-1);
        Segment.Find(edges.Select(edge => edge.Target).Except(Notes.Select(note => note.Id)).FirstOrDefault(SegmentNotes.Id(99_999))).ShouldBe(-1);
    }

    [Fact]
    public void Names_lead_to_their_notes()
    {
        var names = Notes
            .SelectMany((note, ordinal) => note.Aliases.Append(note.Title).Select(name => (Ordinal: ordinal, Tokens: Tokens(name))))
            .Where(name => name.Tokens.Length > 0)
            .ToLookup(name => string.Join(' ', name.Tokens), StringComparer.Ordinal);

        Segment.LongestName.ShouldBe(names.SelectMany(name => name).Max(name => name.Tokens.Length));
        foreach (var name in names)
        {
            var found = new List<int>();
            Segment.FindNames(NameHash.Of(name.First().Tokens), found);
            found.ShouldBe(name.Select(note => note.Ordinal).Distinct().Order());
        }

        var none = new List<int>();
        Segment.FindNames(NameHash.Of(["no", "such", "name"]), none);
        none.ShouldBeEmpty();
    }

    [Fact]
    public void Labels_are_found_by_their_text()
    {
        for (var label = 0; label < Segment.Labels; label++)
        {
            Segment.FindLabel(Segment.Label(label)).ShouldBe(label);
        }

        Segment.FindLabel("no such label").ShouldBe(-1);
        Segment.TypeLabels.ToArray().Select(Segment.Label).ShouldBe(Notes.Select(note => note.Type));
        Segment.StatusLabels.ToArray().Select(Segment.Label).ShouldBe(Notes.Select(note => note.Status));
        Segment.VisibilityLabels.ToArray().Select(Segment.Label).ShouldBe(Notes.Select(note => note.Visibility));
        Segment.LanguageLabels.ToArray().Select(label => label < 0 ? null : Segment.Label(label)).ShouldBe(Notes.Select(note => note.Language));
        Segment.TagLabels(3).ToArray().Select(Segment.Label).ShouldBe(Notes[3].Tags);
        Segment.UpdatedTicks.ToArray().ShouldBe(Notes.Select(note => note.UpdatedAt.UtcTicks));
        Segment.CreatedTicks.ToArray().ShouldBe(Notes.Select(note => note.CreatedAt.UtcTicks));
    }

    [Fact]
    public void Vectors_lie_in_rows_in_order_of_their_chunks()
    {
        var chunks = Notes.SelectMany(note => note.Chunks).ToList();
        var block = Segment.Vectors;

        block.Count.ShouldBe(chunks.Count(chunk => chunk.Vector is not null));
        for (var row = 0; row < block.Count; row++)
        {
            var vector = chunks[block.Chunks[row]].Vector!;
            Segment.ChunkVectors[block.Chunks[row]].ShouldBe(row);
            block.ValuesOf(row).SequenceEqual(vector.Values).ShouldBeTrue();
            block.BitsOf(row).SequenceEqual(vector.Bits).ShouldBeTrue();
            block.Scales[row].ShouldBe(vector.Scale);
            block.InverseNorms[row].ShouldBe(vector.InverseNorm);
        }
    }

    private static List<(int Document, int Frequency)> Read(int term, IndexField field)
    {
        var found = new List<(int, int)>();
        var postings = Segment.Postings(term, field, new int[PostingReader.BufferLength]);
        var count = postings.Count;
        while (postings.NextBlock(out var documents, out var frequencies))
        {
            for (var i = 0; i < documents.Length; i++)
            {
                found.Add((documents[i], frequencies[i]));
            }
        }

        found.Count.ShouldBe(count);
        return found;
    }

    private static IEnumerable<(int Document, int Frequency)> Expected(string term, IndexField field) =>
        (field == IndexField.Body ? Words.SelectMany(words => words.Chunks) : Words.Select(words => words.Fields[(int)field]))
        .Select((terms, document) => (document, terms.Count(found => found == term)))
        .Where(posting => posting.Item2 > 0);

    private static string[] Tokens(string name) => [.. Tokenizer.Tokenize(name).Select(token => token.Text)];
}
