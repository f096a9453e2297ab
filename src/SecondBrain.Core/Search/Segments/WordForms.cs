namespace SecondBrain.Core.Search.Segments;

/// <summary>The pairs of a surface word and a term that it analyses to, and the notes that have them.</summary>
internal sealed class WordForms
{
    private readonly Dictionary<(int Word, int Term), int> _numbers = [];
    private readonly GrowingBuffer<(int Word, int Term, int LastNote)> _forms = new();
    private readonly GrowingBuffer<(int Form, int Note)> _notes = new();

    public int Number(int word, int term)
    {
        if (!_numbers.TryGetValue((word, term), out var number))
        {
            number = _forms.Count;
            _numbers.Add((word, term), number);
            _forms.Add((word, term, -1));
        }

        return number;
    }

    /// <param name="note">Not less than the one before.</param>
    /// <returns>The form's term.</returns>
    public int AddNote(int form, int note)
    {
        ref var known = ref _forms[form];
        if (known.LastNote != note)
        {
            known.LastNote = note;
            _notes.Add((form, note));
        }

        return known.Term;
    }

    /// <param name="termRanks">The ordinal of each term.</param>
    public void WriteTo(WordDraft draft, KeyTable words, int[] termRanks)
    {
        var wordsOfTerms = new int[termRanks.Length];
        var formsOfWords = new int[words.Count];
        foreach (var form in _forms.Span)
        {
            wordsOfTerms[form.Term]++;
            formsOfWords[form.Word]++;
        }

        var order = words.Sorted();
        var ranks = new int[order.Length];
        for (var i = 0; i < order.Length; i++)
        {
            ranks[order[i]] = i;
        }

        var forms = new int[_forms.Count];
        var keys = new long[_forms.Count];
        for (var form = 0; form < forms.Length; form++)
        {
            forms[form] = form;
            keys[form] = ((long)ranks[_forms[form].Word] << 32) | (uint)termRanks[_forms[form].Term];
        }

        Array.Sort(keys, forms);
        var (starts, notes) = NotesByForm();
        var lastWord = -1;
        foreach (var form in forms)
        {
            var (word, term, _) = _forms[form];
            if (word != lastWord)
            {
                draft.Add(words[word], formsOfWords[word]);
                lastWord = word;
            }

            draft.AddForm(termRanks[term], wordsOfTerms[term] == 1 ? [] : notes.AsSpan()[starts[form]..starts[form + 1]]);
        }
    }

    private (int[] Starts, int[] Notes) NotesByForm()
    {
        var starts = new int[_forms.Count + 1];
        foreach (var (form, _) in _notes.Span)
        {
            starts[form + 1]++;
        }

        for (var i = 1; i < starts.Length; i++)
        {
            starts[i] += starts[i - 1];
        }

        var next = starts.AsSpan().ToArray();
        var notes = new int[_notes.Count];
        foreach (var (form, note) in _notes.Span)
        {
            notes[next[form]++] = note;
        }

        return (starts, notes);
    }
}
