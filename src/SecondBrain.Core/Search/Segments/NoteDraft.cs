using System.Buffers.Binary;

namespace SecondBrain.Core.Search.Segments;

/// <summary>The notes of a segment that is being made: what <see cref="NoteColumns"/> reads.</summary>
internal sealed class NoteDraft
{
    private readonly GrowingBuffer<byte> _ids = new();
    private readonly GrowingBuffer<long> _created = new();
    private readonly GrowingBuffer<long> _updated = new();
    private readonly GrowingBuffer<int> _types = new();
    private readonly GrowingBuffer<int> _statuses = new();
    private readonly GrowingBuffer<int> _visibilities = new();
    private readonly GrowingBuffer<int> _languageTags = new();
    private readonly GrowingBuffer<int> _unresolved = new();
    private readonly GrowingBuffer<int> _firstChunks = new();
    private readonly GrowingBuffer<int> _firstTags = new();
    private readonly GrowingBuffer<int> _stringStarts = new();
    private readonly GrowingBuffer<int> _tags = new();
    private readonly GrowingBuffer<short> _createdOffsets = new();
    private readonly GrowingBuffer<short> _updatedOffsets = new();
    private readonly GrowingBuffer<byte> _languages = new();
    private readonly GrowingBuffer<int>[] _lengths = [new(), new(), new(), new()];

    public int Count => _types.Count;

    public int Tags => _tags.Count;

    /// <summary>Title, aliases, wanted names, marks and parts of the last note.</summary>
    public GrowingBuffer<byte> Strings { get; } = new();

    /// <param name="firstChunk">Its chunks, tags and strings are added after it.</param>
    public void Add(in NoteRow row, int firstChunk)
    {
        BinaryPrimitives.WriteUInt128BigEndian(_ids.Extend(Ulids.ByteLength), row.Id);
        _created.Add(row.Created);
        _updated.Add(row.Updated);
        _types.Add(row.Type);
        _statuses.Add(row.Status);
        _visibilities.Add(row.Visibility);
        _languageTags.Add(row.LanguageTag);
        _unresolved.Add(row.Unresolved);
        _firstChunks.Add(firstChunk);
        _firstTags.Add(_tags.Count);
        _stringStarts.Add(Strings.Count);
        _createdOffsets.Add(row.CreatedOffset);
        _updatedOffsets.Add(row.UpdatedOffset);
        _languages.Add((byte)row.Language);
        foreach (var field in _lengths)
        {
            field.Add(0);
        }
    }

    public void AddTag(int label) => _tags.Add(label);

    public void AddLength(IndexField field, int length) => _lengths[(int)field][Count - 1] += length;

    public UInt128 Id(int note) => Ulids.Read(_ids.Span, note);

    /// <returns>The columns of the notes and of their lengths.</returns>
    /// <param name="ranks">The label in the file of each label of the draft.</param>
    public (IColumnSource[] Notes, IColumnSource[] Lengths) End(int chunks, ReadOnlySpan<int> ranks, ref SegmentMeta meta)
    {
        _firstChunks.Add(chunks);
        _firstTags.Add(_tags.Count);
        _stringStarts.Add(Strings.Count);
        foreach (var labels in (GrowingBuffer<int>[])[_types, _statuses, _visibilities, _languageTags, _tags])
        {
            foreach (ref var label in labels.Span)
            {
                label = label < 0 ? -1 : ranks[label];
            }
        }

        meta.Notes = Count;
        meta.Tags = _tags.Count;
        meta.UnresolvedLinks = Sum(_unresolved);
        meta.TitleLength = Sum(_lengths[(int)IndexField.Title]);
        meta.AliasLength = Sum(_lengths[(int)IndexField.Alias]);
        meta.TagLength = Sum(_lengths[(int)IndexField.Tag]);
        meta.BodyLength = Sum(_lengths[(int)IndexField.Body]);
        var lengths = new GrowingBuffer<int>(Count * _lengths.Length);
        foreach (var field in _lengths)
        {
            lengths.AddRange(field.Span);
        }

        return (
            [
                _ids, _created, _updated, _types, _statuses, _visibilities, _languageTags, _unresolved,
                _firstChunks, _firstTags, _stringStarts, _tags, _createdOffsets, _updatedOffsets, _languages,
            ],
            [lengths]);
    }

    private static long Sum(GrowingBuffer<int> numbers)
    {
        var sum = 0L;
        foreach (var number in numbers.Span)
        {
            sum += number;
        }

        return sum;
    }
}
