using System.Text;
using SecondBrain.Core.Search.Text;

namespace SecondBrain.Core.Search.Segments;

/// <summary>What the segment says of each note, but for its words, chunks and edges.</summary>
internal sealed class NoteColumns
{
    private readonly Column<short> _createdOffsets;
    private readonly Column<short> _updatedOffsets;
    private readonly Column<byte> _languages;
    private readonly Column<int> _firstTags;
    private readonly Column<int> _tags;
    private readonly Column<int> _stringStarts;
    private readonly ReadOnlyMemory<byte> _strings;

    public NoteColumns(ReadOnlyMemory<byte> section, ReadOnlyMemory<byte> strings, in SegmentMeta meta)
    {
        var columns = new SectionReader(section);
        Ids = columns.TakeBytes((long)meta.Notes * Ulids.ByteLength);
        Created = columns.Take<long>(meta.Notes);
        Updated = columns.Take<long>(meta.Notes);
        Types = columns.Take<int>(meta.Notes);
        Statuses = columns.Take<int>(meta.Notes);
        Visibilities = columns.Take<int>(meta.Notes);
        LanguageTags = columns.Take<int>(meta.Notes);
        Unresolved = columns.Take<int>(meta.Notes);
        FirstChunks = columns.Take<int>(meta.Notes + 1L);
        _firstTags = columns.Take<int>(meta.Notes + 1L);
        _stringStarts = columns.Take<int>(meta.Notes + 1L);
        _tags = columns.Take<int>(meta.Tags);
        _createdOffsets = columns.Take<short>(meta.Notes);
        _updatedOffsets = columns.Take<short>(meta.Notes);
        _languages = columns.Take<byte>(meta.Notes);
        columns.End();
        _strings = strings;
        ColumnChecks.InRange(Types.Span, meta.Labels, "a type");
        ColumnChecks.InRange(Statuses.Span, meta.Labels, "a status");
        ColumnChecks.InRange(Visibilities.Span, meta.Labels, "a visibility");
        ColumnChecks.InRange(LanguageTags.Span, meta.Labels, "a language", lowest: -1);
        ColumnChecks.InRange(_tags.Span, meta.Labels, "a tag");
        ColumnChecks.Partition(FirstChunks.Span, meta.Chunks, "the chunks of the notes");
        ColumnChecks.Partition(_firstTags.Span, meta.Tags, "the tags of the notes");
        ColumnChecks.Partition(_stringStarts.Span, strings.Length, "the strings of the notes");
        if (_languages.Span.ContainsAnyExceptInRange((byte)0, (byte)NoteLanguage.Other))
        {
            SegmentDamage.Throw("a language of analysis is unknown");
        }
    }

    public ReadOnlyMemory<byte> Ids { get; }

    /// <summary>UTC ticks.</summary>
    public Column<long> Created { get; }

    /// <inheritdoc cref="Created"/>
    public Column<long> Updated { get; }

    public Column<int> Types { get; }

    public Column<int> Statuses { get; }

    public Column<int> Visibilities { get; }

    public Column<int> LanguageTags { get; }

    public Column<int> Unresolved { get; }

    public Column<int> FirstChunks { get; }

    /// <summary>In minutes.</summary>
    public short CreatedOffset(int note) => _createdOffsets[note];

    /// <inheritdoc cref="CreatedOffset"/>
    public short UpdatedOffset(int note) => _updatedOffsets[note];

    public NoteLanguage Language(int note) => (NoteLanguage)_languages[note];

    public ReadOnlySpan<int> Tags(int note) => _tags.Span[_firstTags[note].._firstTags[note + 1]];

    /// <summary>Title, aliases, wanted names, marks and what parts of the note are not like it, as they are in the file.</summary>
    public ReadOnlySpan<byte> Strings(int note) => _strings.Span[_stringStarts[note].._stringStarts[note + 1]];

    public string Title(int note)
    {
        var strings = new ByteReader(Strings(note));
        return ReadString(ref strings);
    }

    public IReadOnlyList<string> Aliases(int note)
    {
        var strings = new ByteReader(Strings(note));
        _ = strings.ReadBytes(strings.ReadCount());
        return ReadList(ref strings);
    }

    public IReadOnlyList<string> Wanted(int note)
    {
        var strings = new ByteReader(Strings(note));
        _ = strings.ReadBytes(strings.ReadCount());
        SkipList(ref strings);
        return ReadList(ref strings);
    }

    public IReadOnlyList<string> Marks(int note)
    {
        var strings = new ByteReader(Strings(note));
        SkipToMarks(ref strings);
        return ReadList(ref strings);
    }

    public NoteParts Parts(int note)
    {
        var strings = new ByteReader(Strings(note));
        SkipToMarks(ref strings);
        SkipList(ref strings);
        var chunks = ReadVisibilities(ref strings);
        var edges = ReadVisibilities(ref strings);
        return new NoteParts(chunks, edges, strings.ReadBytes(strings.ReadCount()).ToArray());
    }

    /// <exception cref="InvalidDataException">There is no such moment.</exception>
    public static DateTimeOffset Time(long utcTicks, short offset)
    {
        var local = utcTicks + (offset * TimeSpan.TicksPerMinute);
        return utcTicks < 0 || utcTicks > DateTime.MaxValue.Ticks || local < 0 || local > DateTime.MaxValue.Ticks || offset is < -840 or > 840
            ? throw SegmentDamage.Fault("a time is out of range")
            : new DateTimeOffset(local, TimeSpan.FromMinutes(offset));
    }

    private static void SkipToMarks(ref ByteReader strings)
    {
        _ = strings.ReadBytes(strings.ReadCount());
        SkipList(ref strings);
        SkipList(ref strings);
    }

    private static void SkipList(ref ByteReader strings)
    {
        for (var left = strings.ReadCount(); left > 0; left--)
        {
            _ = strings.ReadBytes(strings.ReadCount());
        }
    }

    private static Dictionary<int, string> ReadVisibilities(ref ByteReader strings)
    {
        var found = new Dictionary<int, string>();
        for (var left = strings.ReadCount(); left > 0; left--)
        {
            var place = strings.ReadCount();
            found[place] = ReadString(ref strings);
        }

        return found;
    }

    private static List<string> ReadList(ref ByteReader strings)
    {
        var count = strings.ReadCount();
        var list = new List<string>(Math.Min(count, 16));
        for (var i = 0; i < count; i++)
        {
            list.Add(ReadString(ref strings));
        }

        return list;
    }

    private static string ReadString(ref ByteReader strings) => Encoding.UTF8.GetString(strings.ReadBytes(strings.ReadCount()));
}
