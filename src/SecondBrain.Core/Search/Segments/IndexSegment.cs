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
    /// <summary>Never throws on hostile bytes. The memory must not change afterwards.</summary>
    public static SegmentReadResult Open(ReadOnlyMemory<byte> file) => throw new NotImplementedException();

    /// <summary>The whole file: writing it and opening it again gives the same segment.</summary>
    public ReadOnlyMemory<byte> Bytes => throw new NotImplementedException();

    public string Cursor => throw new NotImplementedException();

    public int Notes => throw new NotImplementedException();

    public int Chunks => throw new NotImplementedException();

    /// <summary>Chunks that have a vector.</summary>
    public int VectorCount => throw new NotImplementedException();

    /// <summary>Of every vector; 0 when there is none.</summary>
    public int Dimensions => throw new NotImplementedException();

    public int Edges => throw new NotImplementedException();

    /// <summary>Notes and external nodes.</summary>
    public int Nodes => throw new NotImplementedException();

    public int Terms => throw new NotImplementedException();

    /// <summary>The sum over the notes.</summary>
    public int UnresolvedLinks => throw new NotImplementedException();

    public NoteId Id(int note) => throw new NotImplementedException();

    /// <returns>The note's ordinal; -1 when the segment does not have it.</returns>
    public int Find(NoteId id) => throw new NotImplementedException();

    public string Title(int note) => throw new NotImplementedException();

    public IReadOnlyList<string> Aliases(int note) => throw new NotImplementedException();

    public IReadOnlyList<string> Tags(int note) => throw new NotImplementedException();

    /// <summary>The note's tags as labels, in the note's order: filters compare numbers.</summary>
    public ReadOnlySpan<int> TagLabels(int note) => throw new NotImplementedException();

    public IReadOnlyList<string> Wanted(int note) => throw new NotImplementedException();

    public int UnresolvedLinksOf(int note) => throw new NotImplementedException();

    public string Type(int note) => throw new NotImplementedException();

    public string Status(int note) => throw new NotImplementedException();

    public string Visibility(int note) => throw new NotImplementedException();

    public string? LanguageTag(int note) => throw new NotImplementedException();

    /// <summary>The label of each note's type; likewise below.</summary>
    public ReadOnlySpan<int> TypeLabels => throw new NotImplementedException();

    public ReadOnlySpan<int> StatusLabels => throw new NotImplementedException();

    public ReadOnlySpan<int> VisibilityLabels => throw new NotImplementedException();

    /// <summary>-1 for a note without a language tag.</summary>
    public ReadOnlySpan<int> LanguageLabels => throw new NotImplementedException();

    /// <summary>The language that the note was analysed in.</summary>
    public NoteLanguage Language(int note) => throw new NotImplementedException();

    public DateTimeOffset CreatedAt(int note) => throw new NotImplementedException();

    public DateTimeOffset UpdatedAt(int note) => throw new NotImplementedException();

    /// <summary>By note, UTC ticks.</summary>
    public ReadOnlySpan<long> CreatedTicks => throw new NotImplementedException();

    /// <inheritdoc cref="CreatedTicks"/>
    public ReadOnlySpan<long> UpdatedTicks => throw new NotImplementedException();

    /// <summary>The distinct types, statuses, visibilities, language tags, tags and edge types have one table of labels, sorted by UTF-8 bytes.</summary>
    public int Labels => throw new NotImplementedException();

    public string Label(int label) => throw new NotImplementedException();

    /// <returns>-1 when nothing in the segment has the label.</returns>
    public int FindLabel(string text) => throw new NotImplementedException();

    /// <summary>Everything, equal to what was put in, but for vectors of another dimension than <see cref="Dimensions"/>: null.</summary>
    public IndexedNote Read(int note) => throw new NotImplementedException();

    public long SumOfLengths(IndexField field) => throw new NotImplementedException();

    /// <summary>By note: the tokens of the field that are not stop words.</summary>
    public ReadOnlySpan<int> Lengths(IndexField field) => throw new NotImplementedException();

    /// <summary>By chunk: the tokens of its text that are not stop words.</summary>
    public ReadOnlySpan<int> ChunkLengths => throw new NotImplementedException();

    public int FirstChunk(int note) => throw new NotImplementedException();

    public int ChunkCount(int note) => throw new NotImplementedException();

    /// <summary>The note of each chunk.</summary>
    public ReadOnlySpan<int> ChunkNotes => throw new NotImplementedException();

    /// <summary>The row of each chunk in <see cref="Vectors"/>, or -1.</summary>
    public ReadOnlySpan<int> ChunkVectors => throw new NotImplementedException();

    public IndexedChunk ReadChunk(int chunk) => throw new NotImplementedException();

    public string Text(int chunk) => throw new NotImplementedException();

    /// <summary>Without decoding to UTF-16.</summary>
    public ReadOnlySpan<byte> Utf8Text(int chunk) => throw new NotImplementedException();

    public string HeadingPath(int chunk) => throw new NotImplementedException();

    public TextSpan Span(int chunk) => throw new NotImplementedException();

    /// <returns>The term's ordinal; -1 when no note has it.</returns>
    public int FindTerm(string term) => throw new NotImplementedException();

    public string Term(int ordinal) => throw new NotImplementedException();

    /// <summary>How many notes have the term in any field.</summary>
    public int NoteFrequency(int term) => throw new NotImplementedException();

    /// <param name="buffer">At least <see cref="PostingReader.BufferLength"/>; the reader's until it is done.</param>
    public PostingReader Postings(int term, IndexField field, Span<int> buffer) => throw new NotImplementedException();

    /// <summary>All surface words that start with the prefix (folded, lower case), in order; all for "".</summary>
    public WordReader WordsFrom(string prefix) => throw new NotImplementedException();

    public VectorBlock Vectors => throw new NotImplementedException();

    public int OutDegree(int note) => throw new NotImplementedException();

    /// <summary>Adds the note's edges, in its order.</summary>
    public void ReadOutEdges(int note, List<SegmentEdge> into) => throw new NotImplementedException();

    public int InDegree(int node) => throw new NotImplementedException();

    /// <summary>Adds the edges of the segment's notes to this note or external node, by source.</summary>
    public void ReadInEdges(int node, List<SegmentEdge> into) => throw new NotImplementedException();

    /// <returns>A note's ordinal, or <see cref="Notes"/> + the index of an external node (a target that is no note of the segment); -1 for neither.</returns>
    public int FindNode(NoteId id) => throw new NotImplementedException();

    public NoteId NodeId(int node) => throw new NotImplementedException();

    /// <summary>Tokens of the longest name that <see cref="FindNames"/> knows.</summary>
    public int LongestName => throw new NotImplementedException();

    /// <summary>Adds the notes with a title or alias of this <see cref="NameHash"/>, ascending. Equal hashes are almost surely equal names.</summary>
    public void FindNames(ulong hash, List<int> notes) => throw new NotImplementedException();
}
