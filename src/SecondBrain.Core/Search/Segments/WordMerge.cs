namespace SecondBrain.Core.Search.Segments;

/// <summary>Merges the words of segments: a word lives on when a living note has it, which its forms tell.</summary>
internal sealed class WordMerge(MergedPart[] parts, int terms)
{
    private readonly int[] _wordsOfTerms = new int[terms];

    /// <summary>The forms of the current word: merged term, part, the part's term, and where its notes are listed (nowhere when From is -1).</summary>
    private readonly List<(int Term, int Part, int PartTerm, int From, int To)> _forms = [];

    private readonly GrowingBuffer<int> _listed = new();
    private readonly GrowingBuffer<int> _notes = new();

    public WordDraft Merge()
    {
        for (var words = Words(); words.Next();)
        {
            ReadForms(words);
            for (var i = 0; i < _forms.Count; i++)
            {
                _wordsOfTerms[_forms[i].Term] += IsFirst(i) ? 1 : 0;
            }
        }

        var draft = new WordDraft();
        for (var words = Words(); words.Next();)
        {
            ReadForms(words);
            if (_forms.Count > 0)
            {
                Write(words.Key, draft);
            }
        }

        return draft;
    }

    private KeyMerge Words() => new(parts.Select(part => part.Segment.WordTable.Keys));

    /// <summary>Whether the form is the first of its term: those of one term lie together.</summary>
    private bool IsFirst(int form) => form == 0 || _forms[form].Term != _forms[form - 1].Term;

    private void ReadForms(KeyMerge words)
    {
        _forms.Clear();
        _listed.Truncate(0);
        foreach (var part in words.Parts)
        {
            for (var forms = parts[part].Segment.WordTable.Forms(words.Ordinal(part)); forms.Next();)
            {
                var term = parts[part].Terms[forms.Term];
                var from = _listed.Count;
                if (term >= 0 && (forms.Notes.IsEmpty || ReadNotes(forms.Notes, parts[part].Notes)))
                {
                    _forms.Add((term, part, forms.Term, forms.Notes.IsEmpty ? -1 : from, _listed.Count));
                }
            }
        }

        if (_forms.Count > 1)
        {
            _forms.Sort();
        }
    }

    /// <returns>Whether one of the notes lives.</returns>
    private bool ReadNotes(ReadOnlySpan<byte> notes, int[] map)
    {
        var before = _listed.Count;
        var reader = new ByteReader(notes);
        for (var note = -1L; !reader.IsAtEnd;)
        {
            note += reader.ReadVarint() + 1L;
            if (note >= map.Length)
            {
                SegmentDamage.Throw("a word's note is out of range");
            }

            if (map[note] is var living and >= 0)
            {
                _listed.Add(living);
            }
        }

        return _listed.Count > before;
    }

    private void Write(ReadOnlySpan<byte> word, WordDraft draft)
    {
        var distinct = 0;
        for (var i = 0; i < _forms.Count; i++)
        {
            distinct += IsFirst(i) ? 1 : 0;
        }

        draft.Add(word, distinct);
        for (var i = 0; i < _forms.Count;)
        {
            var term = _forms[i].Term;
            _notes.Truncate(0);
            for (; i < _forms.Count && _forms[i].Term == term; i++)
            {
                if (_wordsOfTerms[term] > 1)
                {
                    AddNotes(_forms[i]);
                }
            }

            draft.AddForm(term, _notes.Span);
        }
    }

    private void AddNotes((int Term, int Part, int PartTerm, int From, int To) form)
    {
        if (form.From < 0)
        {
            parts[form.Part].AddNotes(form.PartTerm, _notes);
        }
        else
        {
            _notes.AddRange(_listed.Span[form.From..form.To]);
        }
    }
}
