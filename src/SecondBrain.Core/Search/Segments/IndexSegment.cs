using System.Text;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Search.Text;
using SecondBrain.Core.Vectors;

namespace SecondBrain.Core.Search.Segments;

/// <summary>
/// An immutable part of an index, read in place from the bytes of one file (docs/index-format.md). Safe for concurrent use.
/// Ordinals of notes and chunks count from 0; chunks ascend by note, in order of the text.
/// Columns are checked when the segment is opened; parts of variable length when they are read: a member that reads one may throw
/// <see cref="InvalidDataException"/>, which means that the file is damaged although its checksum is right.
/// An ordinal out of range is the caller's mistake (<see cref="IndexOutOfRangeException"/> or <see cref="ArgumentOutOfRangeException"/>).
/// </summary>
internal sealed class IndexSegment
{
    private readonly SegmentMeta _meta;
    private readonly NoteColumns _notes;
    private readonly IdTable _ids;
    private readonly Column<int> _lengths;
    private readonly ChunkColumns _chunks;
    private readonly VectorColumns _vectors;
    private readonly GraphColumns _graph;

    private IndexSegment(ReadOnlyMemory<byte> file)
    {
        Bytes = file;
        var meta = SegmentFile.Section(file, SectionKind.Meta);
        _meta = SegmentMeta.Read(meta, out var cursor);
        Cursor = cursor;
        _notes = new NoteColumns(SegmentFile.Section(file, SectionKind.Notes), SegmentFile.Section(file, SectionKind.Strings), _meta);
        _ids = new IdTable(SegmentFile.Section(file, SectionKind.Ids), _notes.Ids, _meta);
        LabelTable = new LabelTable(SegmentFile.Section(file, SectionKind.Labels), _meta.Labels);
        var lengths = new SectionReader(SegmentFile.Section(file, SectionKind.Lengths));
        _lengths = lengths.Take<int>(TermTable.Fields * (long)_meta.Notes);
        lengths.End();
        _chunks = new ChunkColumns(SegmentFile.Section(file, SectionKind.Chunks), _meta, _notes.FirstChunks.Span);
        TextBlocks = new TextBlocks(SegmentFile.Section(file, SectionKind.Texts), _chunks.TextStarts, _meta);
        TermTable = new TermTable(SegmentFile.Section(file, SectionKind.Terms), SegmentFile.Section(file, SectionKind.Postings), _meta);
        WordTable = new WordTable(SegmentFile.Section(file, SectionKind.Words), _meta);
        _vectors = new VectorColumns(SegmentFile.Section(file, SectionKind.Vectors), _meta, _chunks.Vectors.Span);
        _graph = new GraphColumns(SegmentFile.Section(file, SectionKind.Graph), _meta);
        NameTable = new NameTable(SegmentFile.Section(file, SectionKind.Names), _meta);
    }

    /// <summary>Never throws on hostile bytes. The memory must not change afterwards.</summary>
    public static SegmentReadResult Open(ReadOnlyMemory<byte> file)
    {
        try
        {
            return SegmentFile.Check(file.Span) ?? new SegmentReadResult.Opened(new IndexSegment(file));
        }
        catch (InvalidDataException damage)
        {
            return new SegmentReadResult.Damaged("Its checksum is right, but it was not written by this program. " + damage.Message);
        }
    }

    /// <summary>Opens what the builder or the merger has just made, without computing the checksum again.</summary>
    internal static IndexSegment OfOwn(byte[] file) => new(file);

    /// <summary>The whole file: writing it and opening it again gives the same segment.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    internal LabelTable LabelTable { get; }

    internal TextBlocks TextBlocks { get; }

    internal TermTable TermTable { get; }

    internal WordTable WordTable { get; }

    internal NameTable NameTable { get; }

    internal NoteColumns NoteColumns => _notes;

    internal ChunkColumns ChunkColumns => _chunks;

    public string Cursor { get; }

    public int Notes => _meta.Notes;

    public int Chunks => _meta.Chunks;

    /// <summary>Chunks that have a vector.</summary>
    public int VectorCount => _meta.Vectors;

    /// <summary>Of every vector; 0 when there is none.</summary>
    public int Dimensions => _meta.Dimensions;

    public int Edges => _meta.Edges;

    /// <summary>Notes and external nodes.</summary>
    public int Nodes => _meta.Notes + _meta.Externals;

    public int Terms => _meta.Terms;

    /// <summary>The sum over the notes.</summary>
    public int UnresolvedLinks => (int)_meta.UnresolvedLinks;

    public NoteId Id(int note) => Ulids.ToId(Ulids.Read(_notes.Ids.Span, note));

    /// <returns>The note's ordinal; -1 when the segment does not have it.</returns>
    public int Find(NoteId id) => _ids.FindNote(Ulids.Of(id));

    public string Title(int note) => _notes.Title(note);

    public IReadOnlyList<string> Aliases(int note) => _notes.Aliases(note);

    public IReadOnlyList<string> Tags(int note) => ReadLabels(_notes.Tags(note));

    /// <summary>The note's tags as labels, in the note's order: filters compare numbers.</summary>
    public ReadOnlySpan<int> TagLabels(int note) => _notes.Tags(note);

    public IReadOnlyList<string> Wanted(int note) => _notes.Wanted(note);

    /// <inheritdoc cref="IndexedNote.Marks"/>
    public IReadOnlyList<string> Marks(int note) => _notes.Marks(note);

    public NoteParts Parts(int note) => _notes.Parts(note);

    public int UnresolvedLinksOf(int note) => _notes.Unresolved[note];

    public string Type(int note) => LabelTable[_notes.Types[note]];

    public string Status(int note) => LabelTable[_notes.Statuses[note]];

    public string Visibility(int note) => LabelTable[_notes.Visibilities[note]];

    public string? LanguageTag(int note) => _notes.LanguageTags[note] is var label and >= 0 ? LabelTable[label] : null;

    /// <summary>The label of each note's type; likewise below.</summary>
    public ReadOnlySpan<int> TypeLabels => _notes.Types.Span;

    public ReadOnlySpan<int> StatusLabels => _notes.Statuses.Span;

    public ReadOnlySpan<int> VisibilityLabels => _notes.Visibilities.Span;

    /// <summary>-1 for a note without a language tag.</summary>
    public ReadOnlySpan<int> LanguageLabels => _notes.LanguageTags.Span;

    /// <summary>The language that the note was analysed in.</summary>
    public NoteLanguage Language(int note) => _notes.Language(note);

    public DateTimeOffset CreatedAt(int note) => NoteColumns.Time(_notes.Created[note], _notes.CreatedOffset(note));

    public DateTimeOffset UpdatedAt(int note) => NoteColumns.Time(_notes.Updated[note], _notes.UpdatedOffset(note));

    /// <summary>By note, UTC ticks.</summary>
    public ReadOnlySpan<long> CreatedTicks => _notes.Created.Span;

    /// <inheritdoc cref="CreatedTicks"/>
    public ReadOnlySpan<long> UpdatedTicks => _notes.Updated.Span;

    /// <summary>The distinct types, statuses, visibilities, language tags, tags and edge types have one table of labels, sorted by UTF-8 bytes.</summary>
    public int Labels => _meta.Labels;

    public string Label(int label) => LabelTable[label];

    /// <returns>-1 when nothing in the segment has the label.</returns>
    public int FindLabel(string text) => LabelTable.Find(text);

    /// <summary>Everything, equal to what was put in, but for vectors of another dimension than <see cref="Dimensions"/>: null.</summary>
    public IndexedNote Read(int note)
    {
        var parts = Parts(note);
        var chunks = new IndexedChunk[ChunkCount(note)];
        for (var i = 0; i < chunks.Length; i++)
        {
            chunks[i] = ReadChunk(FirstChunk(note) + i) with { Visibility = parts.Chunks.GetValueOrDefault(i) };
        }

        var edges = new List<SegmentEdge>(OutDegree(note));
        ReadOutEdges(note, edges);
        return new IndexedNote(
            Id(note), Title(note), Aliases(note), Tags(note), Type(note), Status(note), Visibility(note), LanguageTag(note), CreatedAt(note), UpdatedAt(note),
            chunks, [.. edges.Select((edge, i) => new IndexedEdge(NodeId(edge.Node), Label(edge.Type), edge.Weight)
            {
                IsWritten = parts.IsWritten(i),
                Visibility = parts.Edges.GetValueOrDefault(i),
            })])
        {
            UnresolvedLinks = UnresolvedLinksOf(note),
            Wanted = Wanted(note),
            Marks = Marks(note),
        };
    }

    public long SumOfLengths(IndexField field) => field switch
    {
        IndexField.Title => _meta.TitleLength,
        IndexField.Alias => _meta.AliasLength,
        IndexField.Tag => _meta.TagLength,
        _ => _meta.BodyLength,
    };

    /// <summary>By note: the tokens of the field that are not stop words.</summary>
    public ReadOnlySpan<int> Lengths(IndexField field) => _lengths.Span.Slice((int)field * _meta.Notes, _meta.Notes);

    /// <summary>By chunk: the tokens of its text that are not stop words.</summary>
    public ReadOnlySpan<int> ChunkLengths => _chunks.Lengths.Span;

    public int FirstChunk(int note) => _notes.FirstChunks[note];

    public int ChunkCount(int note) => _notes.FirstChunks[note + 1] - _notes.FirstChunks[note];

    /// <summary>The note of each chunk.</summary>
    public ReadOnlySpan<int> ChunkNotes => _chunks.Notes.Span;

    /// <summary>The row of each chunk in <see cref="Vectors"/>, or -1.</summary>
    public ReadOnlySpan<int> ChunkVectors => _chunks.Vectors.Span;

    public IndexedChunk ReadChunk(int chunk) => new(
        _chunks.Numbers[chunk], Span(chunk), HeadingPath(chunk), Text(chunk), _chunks.Vectors[chunk] is var row and >= 0 ? _vectors.Read(row) : null);

    public string Text(int chunk) => Encoding.UTF8.GetString(Utf8Text(chunk));

    /// <summary>Without decoding to UTF-16.</summary>
    public ReadOnlySpan<byte> Utf8Text(int chunk) => TextBlocks.Raw(chunk)[HeadingLength(chunk)..];

    public string HeadingPath(int chunk) => Encoding.UTF8.GetString(TextBlocks.Raw(chunk)[..HeadingLength(chunk)]);

    public TextSpan Span(int chunk) => new(_chunks.Starts[chunk], _chunks.Ends[chunk]);

    /// <returns>The term's ordinal; -1 when no note has it.</returns>
    public int FindTerm(string term)
    {
        Span<byte> utf8 = stackalloc byte[KeyReader.UsualLength];
        return TermTable.Keys.Find(Encoding.UTF8.TryGetBytes(term, utf8, out var length) ? utf8[..length] : Encoding.UTF8.GetBytes(term));
    }

    public string Term(int ordinal)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(ordinal);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(ordinal, Terms);
        var keys = TermTable.Keys.From(ordinal, stackalloc byte[KeyReader.UsualLength]);
        keys.Next();
        return Encoding.UTF8.GetString(keys.Key);
    }

    /// <summary>How many notes have the term in any field.</summary>
    public int NoteFrequency(int term) => TermTable.NoteFrequency(term);

    /// <param name="buffer">At least <see cref="PostingReader.BufferLength"/>; the reader's until it is done.</param>
    public PostingReader Postings(int term, IndexField field, Span<int> buffer) => TermTable.Postings(term, field, buffer);

    /// <summary>All surface words that start with the prefix (folded, lower case), in order; all for "".</summary>
    public WordReader WordsFrom(string prefix) => WordTable.From(prefix);

    public VectorBlock Vectors => _vectors.Block;

    public int OutDegree(int note) => _graph.OutDegree(note);

    /// <summary>Adds the note's edges, in its order.</summary>
    public void ReadOutEdges(int note, List<SegmentEdge> into) => _graph.ReadOut(note, into);

    public int InDegree(int node) => _graph.InDegree(node);

    /// <summary>Adds the edges of the segment's notes to this note or external node, by source.</summary>
    public void ReadInEdges(int node, List<SegmentEdge> into) => _graph.ReadIn(node, into);

    /// <returns>A note's ordinal, or <see cref="Notes"/> + the index of an external node (a target that is no note of the segment); -1 for neither.</returns>
    public int FindNode(NoteId id) => _ids.FindNode(Ulids.Of(id));

    public NoteId NodeId(int node) => Ulids.ToId(_ids[node]);

    /// <summary>The ids as numbers, for those who look up many: no string is made.</summary>
    internal IdTable Ids => _ids;

    /// <summary>Tokens of the longest name that <see cref="FindNames"/> knows.</summary>
    public int LongestName => _meta.LongestName;

    /// <summary>Adds the notes with a title or alias of this <see cref="NameHash"/>, ascending. Equal hashes are almost surely equal names.</summary>
    public void FindNames(ulong hash, List<int> notes) => NameTable.Find(hash, notes);

    private int HeadingLength(int chunk)
    {
        var length = _chunks.HeadingLengths[chunk];
        return length <= _chunks.TextStarts[chunk + 1] - _chunks.TextStarts[chunk] ? length : throw SegmentDamage.Fault("a heading is longer than its chunk");
    }

    private string[] ReadLabels(ReadOnlySpan<int> labels)
    {
        var texts = new string[labels.Length];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = LabelTable[labels[i]];
        }

        return texts;
    }
}
