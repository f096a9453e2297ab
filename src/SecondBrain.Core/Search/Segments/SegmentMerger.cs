namespace SecondBrain.Core.Search.Segments;

/// <summary>Makes one segment of the living notes of several, without analysing a text again.</summary>
internal sealed class SegmentMerger
{
    private readonly MergedPart[] _parts;
    private readonly SegmentDraft _draft;

    private SegmentMerger(IReadOnlyList<SegmentPart> parts)
    {
        _parts = new MergedPart[parts.Count];
        int notes = 0, chunks = 0;
        long textBytes = 0, vectorBytes = 0;
        for (var i = 0; i < _parts.Length; i++)
        {
            var part = _parts[i] = new MergedPart(parts[i], notes, chunks);
            notes += part.LivingNotes;
            chunks += part.LivingChunks;
            textBytes += part.Segment.TextBlocks.ByteLength;
            vectorBytes += part.Segment.Vectors.Values.Length;
        }

        _draft = new SegmentDraft(new ChunkDraft((int)Math.Min(textBytes, Array.MaxLength), (int)Math.Min(vectorBytes, Array.MaxLength)));
    }

    /// <returns>Byte for byte what <see cref="SegmentBuilder.Build"/> makes of the living notes, in the order of the segments and of the notes in each.</returns>
    /// <exception cref="ArgumentException">A note lives in two of the segments.</exception>
    /// <exception cref="InvalidDataException">A segment is damaged.</exception>
    public static IndexSegment Merge(IReadOnlyList<SegmentPart> parts, string cursor = "") => new SegmentMerger(parts).Merge(cursor);

    private IndexSegment Merge(string cursor)
    {
        foreach (var part in _parts)
        {
            AddNotes(part);
            AddChunks(part);
            AddTexts(part);
            AddNames(part);
        }

        var terms = MergeTerms();
        var words = new WordMerge(_parts, terms.Count).Merge();
        return _draft.End(terms, words, cursor);
    }

    private void AddNotes(MergedPart part)
    {
        var segment = part.Segment;
        var columns = segment.NoteColumns;
        var firstChunk = _draft.Chunks.Count;
        var edges = new List<SegmentEdge>();
        for (var note = 0; note < segment.Notes; note++)
        {
            if (part.Notes[note] < 0)
            {
                continue;
            }

            _draft.Notes.Add(
                new NoteRow(
                    segment.Ids[note], Label(part, columns.Types[note]), Label(part, columns.Statuses[note]), Label(part, columns.Visibilities[note]),
                    columns.LanguageTags[note] is var tag and >= 0 ? Label(part, tag) : -1, columns.Language(note),
                    columns.Created[note], columns.CreatedOffset(note), columns.Updated[note], columns.UpdatedOffset(note), columns.Unresolved[note]),
                firstChunk);
            firstChunk += segment.ChunkCount(note);
            _draft.Notes.Strings.AddRange(columns.Strings(note));
            foreach (var label in columns.Tags(note))
            {
                _draft.Notes.AddTag(Label(part, label));
            }

            for (var field = 0; field < TermTable.Fields; field++)
            {
                _draft.Notes.AddLength((IndexField)field, segment.Lengths((IndexField)field)[note]);
            }

            edges.Clear();
            segment.ReadOutEdges(note, edges);
            _draft.Edges.BeginNote();
            foreach (var edge in edges)
            {
                _draft.Edges.Add(segment.Ids[edge.Node], Label(part, edge.Type), edge.Weight);
            }
        }
    }

    private void AddChunks(MergedPart part)
    {
        var columns = part.Segment.ChunkColumns;
        var vectors = part.Segment.Vectors;
        for (var chunk = 0; chunk < part.Chunks.Length; chunk++)
        {
            if (part.Chunks[chunk] < 0)
            {
                continue;
            }

            _draft.Chunks.Add(
                part.Notes[columns.Notes[chunk]], columns.Numbers[chunk], columns.Starts[chunk], columns.Ends[chunk], columns.Lengths[chunk], columns.HeadingLengths[chunk]);
            if (columns.Vectors[chunk] is var row and >= 0)
            {
                _draft.Chunks.AddVector(vectors.ValuesOf(row), vectors.BitsOf(row), vectors.Scales[row], vectors.InverseNorms[row]);
            }
        }
    }

    private void AddTexts(MergedPart part)
    {
        var blocks = part.Segment.TextBlocks;
        var starts = part.Segment.ChunkColumns.TextStarts.Span;
        for (var chunk = 0; chunk < part.Chunks.Length;)
        {
            if (part.Chunks[chunk] < 0)
            {
                chunk++;
            }
            else if (FullBlockFrom(part, chunk) is var (block, end))
            {
                var shift = _draft.Chunks.Texts.AddBlock(blocks.Compressed(block), blocks.RawStart(block + 1) - blocks.RawStart(block)) - blocks.RawStart(block);
                for (; chunk < end; chunk++)
                {
                    _draft.Chunks.Texts.AddCopiedChunk(starts[chunk] + shift);
                }
            }
            else
            {
                _draft.Chunks.Texts.Begin().AddRange(blocks.Raw(chunk++));
                _draft.Chunks.Texts.EndChunk();
            }
        }
    }

    /// <summary>A full block of text whose first chunk this is and whose chunks all live, and the chunk after it: it is copied as it is.</summary>
    private (int Block, int End)? FullBlockFrom(MergedPart part, int chunk)
    {
        var blocks = part.Segment.TextBlocks;
        var starts = part.Segment.ChunkColumns.TextStarts.Span;
        if (!_draft.Chunks.Texts.IsAtStart || starts[chunk] == starts[chunk + 1])
        {
            return null;
        }

        var block = blocks.BlockOf(starts[chunk]);
        var blockEnd = blocks.RawStart(block + 1);
        if (blocks.RawStart(block) != starts[chunk] || blockEnd - starts[chunk] < TextBlocks.BlockLength)
        {
            return null;
        }

        var end = chunk;
        while (starts[end] < blockEnd && part.Chunks[end] >= 0)
        {
            end++;
        }

        return starts[end] == blockEnd ? (block, end) : null;
    }

    private void AddNames(MergedPart part)
    {
        var names = part.Segment.NameTable;
        for (var i = 0; i < names.Count; i++)
        {
            var (hash, note, tokens) = names[i];
            if (part.Notes[note] is var living and >= 0)
            {
                _draft.Names.Add(hash, living, tokens);
            }
        }
    }

    private TermDraft MergeTerms()
    {
        var draft = new TermDraft(_draft.Chunks, _draft.Notes.Count);
        var postings = new TermPostings();
        for (var terms = new KeyMerge(_parts.Select(part => part.Segment.TermTable.Keys)); terms.Next();)
        {
            postings.Clear();
            foreach (var number in terms.Parts)
            {
                var part = _parts[number];
                var term = terms.Ordinal(number);
                part.Terms[term] = part.AddPostings(term, postings) ? draft.Count : -1;
            }

            if (!postings.IsEmpty)
            {
                draft.Add(terms.Key, postings);
            }
        }

        return draft;
    }

    private int Label(MergedPart part, int label)
    {
        ref var known = ref part.Labels[label];
        if (known < 0)
        {
            known = _draft.Labels.Add(part.Segment.Label(label));
        }

        return known;
    }
}
