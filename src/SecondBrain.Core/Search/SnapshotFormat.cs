using SecondBrain.Core.Notes;
using SecondBrain.Core.Vectors;

namespace SecondBrain.Core.Search;

internal static class SnapshotFormat
{
    public static void Write(BinaryWriter writer, string cursor, IReadOnlyList<IndexedNote> notes)
    {
        writer.Write(cursor);
        writer.Write(notes.Count);
        foreach (var note in notes)
        {
            Write(writer, note);
        }
    }

    public static (string Cursor, List<IndexedNote> Notes) Read(BinaryReader reader)
    {
        var cursor = reader.ReadString();
        return (cursor, ReadList(reader, ReadNote));
    }

    private static void Write(BinaryWriter writer, IndexedNote note)
    {
        writer.Write(note.Id.Value);
        writer.Write(note.Title);
        WriteList(writer, note.Aliases, writer.Write);
        WriteList(writer, note.Tags, writer.Write);
        writer.Write(note.Type);
        writer.Write(note.Status);
        writer.Write(note.Visibility);
        writer.Write(note.Language is not null);
        writer.Write(note.Language ?? "");
        Write(writer, note.CreatedAt);
        Write(writer, note.UpdatedAt);
        WriteList(writer, note.Chunks, chunk => Write(writer, chunk));
        WriteList(writer, note.Edges, edge =>
        {
            writer.Write(edge.Target.Value);
            writer.Write(edge.Type);
            writer.Write(edge.Weight);
        });
        writer.Write(note.UnresolvedLinks);
        WriteList(writer, note.Wanted, writer.Write);
    }

    private static void Write(BinaryWriter writer, IndexedChunk chunk)
    {
        writer.Write(chunk.Number);
        writer.Write(chunk.Span.Start);
        writer.Write(chunk.Span.End);
        writer.Write(chunk.HeadingPath);
        writer.Write(chunk.Text);
        writer.Write(chunk.Vector?.Dimensions ?? 0);
        if (chunk.Vector is { } vector)
        {
            writer.Write(vector.Scale);
            writer.Write(vector.ToInt8Bytes());
            writer.Write(vector.ToBitBytes());
        }
    }

    private static void Write(BinaryWriter writer, DateTimeOffset time)
    {
        writer.Write(time.Ticks);
        writer.Write((short)time.TotalOffsetMinutes);
    }

    private static void WriteList<T>(BinaryWriter writer, IReadOnlyList<T> items, Action<T> write)
    {
        writer.Write(items.Count);
        foreach (var item in items)
        {
            write(item);
        }
    }

    private static IndexedNote ReadNote(BinaryReader reader)
    {
        var id = NoteId.Parse(reader.ReadString());
        var title = reader.ReadString();
        var aliases = ReadList(reader, static reader => reader.ReadString());
        var tags = ReadList(reader, static reader => reader.ReadString());
        var type = reader.ReadString();
        var status = reader.ReadString();
        var visibility = reader.ReadString();
        var hasLanguage = reader.ReadBoolean();
        var language = reader.ReadString();
        return new IndexedNote(
            id, title, aliases, tags, type, status, visibility, hasLanguage ? language : null, ReadTime(reader), ReadTime(reader),
            ReadList(reader, ReadChunk),
            ReadList(reader, static reader => new IndexedEdge(NoteId.Parse(reader.ReadString()), reader.ReadString(), reader.ReadDouble())))
        {
            UnresolvedLinks = reader.ReadInt32(),
            Wanted = ReadList(reader, static reader => reader.ReadString()),
        };
    }

    private static IndexedChunk ReadChunk(BinaryReader reader)
    {
        var number = reader.ReadInt32();
        var span = new TextSpan(reader.ReadInt32(), reader.ReadInt32());
        var path = reader.ReadString();
        var text = reader.ReadString();
        var dimensions = reader.ReadInt32();
        if (dimensions == 0)
        {
            return new IndexedChunk(number, span, path, text, null);
        }

        var scale = reader.ReadSingle();
        var values = reader.ReadBytes(dimensions);
        return new IndexedChunk(number, span, path, text, QuantizedVector.FromBytes(values, scale, reader.ReadBytes((dimensions + 7) / 8)));
    }

    private static DateTimeOffset ReadTime(BinaryReader reader) =>
        new(reader.ReadInt64(), TimeSpan.FromMinutes(reader.ReadInt16()));

    private static List<T> ReadList<T>(BinaryReader reader, Func<BinaryReader, T> read)
    {
        var count = reader.ReadInt32();
        var items = new List<T>(Math.Clamp(count, 0, 1024));
        for (var i = 0; i < count; i++)
        {
            items.Add(read(reader));
        }

        return items;
    }
}
