using SecondBrain.Core.Search.Text;

namespace SecondBrain.Core.Search.Segments;

/// <summary>Counts the words of notes: by field, unweighted.</summary>
internal sealed class SegmentAnalysis
{
    private const int Languages = 3;

    private const int Kinds = 2;

    private readonly KeyTable _terms = new();
    private readonly KeyTable _words = new();
    private readonly GrowingBuffer<(int Term, int Document, int Frequency)>[] _postings = [new(), new(), new(), new()];

    /// <summary>By term and field: the term's last posting.</summary>
    private readonly GrowingBuffer<int> _lastPostings = new();

    private readonly WordForms _forms = new();

    /// <summary>By word, kind and language: for a word without accents, its form and whether it is a stop word; what it was last time.</summary>
    private readonly GrowingBuffer<(int FormPlusOne, bool IsStopWord)> _known = new();

    private readonly List<string> _made = new(2);

    /// <param name="document">The note, or of <see cref="IndexField.Body"/> the chunk.</param>
    /// <returns>The tokens that are not stop words.</returns>
    public int Count(List<Token> tokens, NoteLanguage language, IndexField field, int document, int note)
    {
        var length = 0;
        foreach (var token in tokens)
        {
            length += Count(token, language, (int)field, document, note) ? 0 : 1;
        }

        return length;
    }

    public void WriteTo(TermDraft terms, WordDraft words)
    {
        var order = _terms.Sorted();
        var ranks = new int[order.Length];
        for (var i = 0; i < order.Length; i++)
        {
            ranks[order[i]] = i;
        }

        var postings = new TermPostings();
        var byField = Array.ConvertAll(_postings, field => SortByTerm(field, ranks));
        for (var rank = 0; rank < order.Length; rank++)
        {
            postings.Clear();
            for (var field = 0; field < TermTable.Fields; field++)
            {
                var (starts, documents, frequencies) = byField[field];
                postings.Documents(field).AddRange(documents.AsSpan()[starts[rank]..starts[rank + 1]]);
                postings.Frequencies(field).AddRange(frequencies.AsSpan()[starts[rank]..starts[rank + 1]]);
            }

            terms.Add(_terms[order[rank]], postings);
        }

        _forms.WriteTo(words, _words, ranks);
    }

    /// <returns>Whether it is a stop word.</returns>
    private bool Count(in Token token, NoteLanguage language, int field, int document, int note)
    {
        var word = _words.Add(token.Text);
        while (_known.Count <= word * Languages * Kinds)
        {
            _known.Extend(Languages * Kinds).Clear();
        }

        ref var known = ref _known[(((word * Kinds) + (int)token.Kind) * Languages) + (int)language];
        if (known.FormPlusOne > 0 && ReferenceEquals(token.Text, token.Accented))
        {
            Add(known.FormPlusOne - 1, field, document, note);
            return known.IsStopWord;
        }

        _made.Clear();
        TermAnalysis.AddTerms(token, language, _made);
        var form = -1;
        foreach (var made in _made)
        {
            form = _forms.Number(word, _terms.Add(made));
            Add(form, field, document, note);
        }

        var isStopWord = TermAnalysis.IsStopWord(token, language);
        if (ReferenceEquals(token.Text, token.Accented))
        {
            known = (form + 1, isStopWord);
        }

        return isStopWord;
    }

    private void Add(int form, int field, int document, int note)
    {
        var term = _forms.AddNote(form, note);
        var needed = (_terms.Count * TermTable.Fields) - _lastPostings.Count;
        if (needed > 0)
        {
            _lastPostings.Extend(needed).Fill(-1);
        }

        ref var last = ref _lastPostings[(term * TermTable.Fields) + field];
        var postings = _postings[field];
        if (last >= 0 && postings[last].Document == document)
        {
            postings[last].Frequency++;
            return;
        }

        last = postings.Count;
        postings.Add((term, document, 1));
    }

    /// <summary>A counting sort: the postings of one term keep their order.</summary>
    private static (int[] Starts, int[] Documents, int[] Frequencies) SortByTerm(GrowingBuffer<(int Term, int Document, int Frequency)> postings, int[] ranks)
    {
        var starts = new int[ranks.Length + 1];
        foreach (var posting in postings.Span)
        {
            starts[ranks[posting.Term] + 1]++;
        }

        for (var i = 1; i < starts.Length; i++)
        {
            starts[i] += starts[i - 1];
        }

        var next = starts.AsSpan().ToArray();
        var documents = new int[postings.Count];
        var frequencies = new int[postings.Count];
        foreach (var posting in postings.Span)
        {
            var at = next[ranks[posting.Term]]++;
            documents[at] = posting.Document;
            frequencies[at] = posting.Frequency;
        }

        return (starts, documents, frequencies);
    }
}
