using System.Text;
using SecondBrain.Core.Search.Text;
using SecondBrain.Core.Vectors;

namespace SecondBrain.Core.Search.Segments;

/// <summary>Analyses notes and makes a segment of them.</summary>
internal sealed class SegmentBuilder
{
    private readonly SegmentDraft _draft = new(new ChunkDraft());
    private readonly SegmentAnalysis _analysis = new();

    private SegmentBuilder()
    {
    }

    /// <param name="notes">In the order that their ordinals shall have.</param>
    /// <param name="cursor">Kept as it is.</param>
    /// <exception cref="ArgumentException">Two notes have the same id.</exception>
    public static IndexSegment Build(IReadOnlyList<IndexedNote> notes, string cursor = "")
    {
        var builder = new SegmentBuilder();
        foreach (var note in notes)
        {
            builder.Add(note);
        }

        var terms = new TermDraft(builder._draft.Chunks, notes.Count);
        var words = new WordDraft();
        builder._analysis.WriteTo(terms, words);
        return builder._draft.End(terms, words, cursor);
    }

    private void Add(IndexedNote note)
    {
        var title = Tokenizer.Tokenize(note.Title);
        var body = note.Chunks.Select(chunk => Tokenizer.Tokenize(chunk.Text)).ToList();
        var language = LanguageGuess.FromTag(note.Language) ?? LanguageGuess.Of(body.SelectMany(tokens => tokens).Concat(title)) ?? NoteLanguage.English;
        var ordinal = _draft.Notes.Count;
        var labels = _draft.Labels;
        _draft.Notes.Add(
            new NoteRow(
                Ulids.Of(note.Id), labels.Add(note.Type), labels.Add(note.Status), labels.Add(note.Visibility), note.Language is { } tag ? labels.Add(tag) : -1, language,
                note.CreatedAt.UtcTicks, (short)note.CreatedAt.TotalOffsetMinutes, note.UpdatedAt.UtcTicks, (short)note.UpdatedAt.TotalOffsetMinutes, note.UnresolvedLinks),
            _draft.Chunks.Count);
        AddString(note.Title);
        AddStrings(note.Aliases);
        AddStrings(note.Wanted);
        AddStrings(note.Marks);
        AddVisibilities(note.Chunks, chunk => chunk.Visibility);
        AddVisibilities(note.Edges, edge => edge.Visibility);
        AddWritten(note.Edges);
        AddName(title, ordinal);
        if (note.Title.EndsWith(')') && note.Title.LastIndexOf('(') is > 0 and var aside)
        {
            // Mercury (planet) is called Mercury in texts
            AddName(title.FindAll(token => token.Start < aside), ordinal);
        }

        CountWords(title, IndexField.Title);
        foreach (var alias in note.Aliases)
        {
            var tokens = Tokenizer.Tokenize(alias);
            AddName(tokens, ordinal);
            CountWords(tokens, IndexField.Alias);
        }

        foreach (var text in note.Tags)
        {
            _draft.Notes.AddTag(labels.Add(text));
            CountWords(Tokenizer.Tokenize(text), IndexField.Tag);
        }

        _draft.Edges.BeginNote();
        foreach (var edge in note.Edges)
        {
            _draft.Edges.Add(Ulids.Of(edge.Target), labels.Add(edge.Type), edge.Weight);
        }

        for (var i = 0; i < body.Count; i++)
        {
            var length = _analysis.Count(body[i], language, IndexField.Body, _draft.Chunks.Count, ordinal);
            _draft.Notes.AddLength(IndexField.Body, length);
            AddChunk(note.Chunks[i], ordinal, length);
        }

        void CountWords(List<Token> tokens, IndexField field) =>
            _draft.Notes.AddLength(field, _analysis.Count(tokens, language, field, ordinal, ordinal));
    }

    private void AddChunk(IndexedChunk chunk, int note, int length)
    {
        var bytes = _draft.Chunks.Texts.Begin();
        var headingLength = Encoding.UTF8.GetByteCount(chunk.HeadingPath);
        Encoding.UTF8.GetBytes(chunk.HeadingPath, bytes.Extend(headingLength));
        Encoding.UTF8.GetBytes(chunk.Text, bytes.Extend(Encoding.UTF8.GetByteCount(chunk.Text)));
        _draft.Chunks.Texts.EndChunk();
        _draft.Chunks.Add(note, chunk.Number, chunk.Span.Start, chunk.Span.End, length, headingLength);
        if (chunk.Vector is { } vector)
        {
            var squares = VectorMath.DotInt8(vector.Values, vector.Values);
            _draft.Chunks.AddVector(vector.Values, vector.Bits, vector.Scale, squares == 0 ? 0 : 1 / MathF.Sqrt(squares));
        }
    }

    private void AddName(List<Token> tokens, int note)
    {
        var hash = NameHash.Empty;
        foreach (var token in tokens)
        {
            hash = NameHash.Add(hash, token.Text);
        }

        _draft.Names.Add(hash, note, tokens.Count);
    }

    /// <summary>Those that have one, with their place.</summary>
    private void AddVisibilities<T>(IReadOnlyList<T> parts, Func<T, string?> visibilityOf)
    {
        var strings = _draft.Notes.Strings;
        strings.AddVarint((uint)parts.Count(part => visibilityOf(part) is not null));
        for (var i = 0; i < parts.Count; i++)
        {
            if (visibilityOf(parts[i]) is { } visibility)
            {
                strings.AddVarint((uint)i);
                AddString(visibility);
            }
        }
    }

    /// <summary>A bit for each edge; nothing when none is written.</summary>
    private void AddWritten(IReadOnlyList<IndexedEdge> edges)
    {
        var bits = new byte[edges.Any(edge => edge.IsWritten) ? (edges.Count + 7) / 8 : 0];
        for (var i = 0; i < edges.Count; i++)
        {
            if (edges[i].IsWritten)
            {
                bits[i >> 3] |= (byte)(1 << (i & 7));
            }
        }

        _draft.Notes.Strings.AddVarint((uint)bits.Length);
        _draft.Notes.Strings.AddRange(bits);
    }

    private void AddStrings(IReadOnlyList<string> texts)
    {
        _draft.Notes.Strings.AddVarint((uint)texts.Count);
        foreach (var text in texts)
        {
            AddString(text);
        }
    }

    private void AddString(string text)
    {
        var strings = _draft.Notes.Strings;
        var length = Encoding.UTF8.GetByteCount(text);
        strings.AddVarint((uint)length);
        Encoding.UTF8.GetBytes(text, strings.Extend(length));
    }
}
