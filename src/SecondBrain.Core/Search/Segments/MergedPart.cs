namespace SecondBrain.Core.Search.Segments;

/// <summary>A segment in a merge, and where its notes, chunks and terms go: -1 for what is left out.</summary>
internal sealed class MergedPart
{
    private readonly int[] _buffer = new int[PostingReader.BufferLength];

    public MergedPart(SegmentPart part, int firstNote, int firstChunk)
    {
        Segment = part.Segment;
        Notes = new int[Segment.Notes];
        Chunks = new int[Segment.Chunks];
        Terms = new int[Segment.Terms];
        Labels = new int[Segment.Labels];
        Array.Fill(Labels, -1);
        var note = firstNote;
        for (var i = 0; i < Notes.Length; i++)
        {
            Notes[i] = part.IsDead(i) ? -1 : note++;
        }

        var chunk = firstChunk;
        for (var i = 0; i < Chunks.Length; i++)
        {
            Chunks[i] = Notes[Segment.ChunkNotes[i]] < 0 ? -1 : chunk++;
        }

        LivingNotes = note - firstNote;
        LivingChunks = chunk - firstChunk;
    }

    public IndexSegment Segment { get; }

    public int LivingNotes { get; }

    public int LivingChunks { get; }

    public int[] Notes { get; }

    public int[] Chunks { get; }

    /// <summary>-1 also where other segments have the term, but no living note of this one.</summary>
    public int[] Terms { get; }

    /// <summary>-1 until it is used.</summary>
    public int[] Labels { get; }

    /// <summary>Adds the living postings of a term.</summary>
    /// <returns>Whether there are any.</returns>
    public bool AddPostings(int term, TermPostings postings)
    {
        var any = false;
        for (var field = 0; field < TermTable.Fields; field++)
        {
            var map = field == (int)IndexField.Body ? Chunks : Notes;
            var reader = Segment.Postings(term, (IndexField)field, _buffer);
            while (reader.NextBlock(out var documents, out var frequencies))
            {
                for (var i = 0; i < documents.Length; i++)
                {
                    var document = map[documents[i]];
                    if (document >= 0)
                    {
                        postings.Documents(field).Add(document);
                        postings.Frequencies(field).Add(frequencies[i]);
                        any = true;
                    }
                }
            }
        }

        return any;
    }

    /// <summary>Adds the living notes that have a term, each once, ascending.</summary>
    public void AddNotes(int term, GrowingBuffer<int> notes)
    {
        var start = notes.Count;
        var ofChunks = Segment.ChunkNotes;
        for (var field = 0; field < TermTable.Fields; field++)
        {
            var reader = Segment.Postings(term, (IndexField)field, _buffer);
            while (reader.NextBlock(out var documents, out _))
            {
                foreach (var document in documents)
                {
                    var note = Notes[field == (int)IndexField.Body ? ofChunks[document] : document];
                    if (note >= 0 && (notes.Count == start || notes[notes.Count - 1] != note))
                    {
                        notes.Add(note);
                    }
                }
            }
        }

        var added = notes.Span[start..];
        added.Sort();
        var kept = start;
        foreach (var note in added)
        {
            if (kept == start || notes[kept - 1] != note)
            {
                notes[kept++] = note;
            }
        }

        notes.Truncate(kept);
    }
}
