using System.Security.Cryptography;
using System.Text;

namespace SecondBrain.Core.Search;

/// <summary>
/// The index as one file, so that a cold start is one read. Layout, little endian: <c>SBIX</c>, version (uint16, now 2), length of the
/// content (int64), SHA-256 of the content, content: cursor, number of notes, the notes by id. Strings as <see cref="BinaryWriter"/> writes them.
/// Words are analysed again on reading, so a change of the analysis needs no new version.
/// </summary>
public static class BrainIndexSnapshot
{
    private const ushort Version = 2;

    private static ReadOnlySpan<byte> Magic => "SBIX"u8;

    /// <param name="cursor">How far the index had followed the change feed; comes back from <see cref="Read(Stream)"/> as it is.</param>
    public static void Write(Stream stream, BrainIndex index, string cursor)
    {
        using var content = new MemoryStream();
        using (var writer = new BinaryWriter(content, Encoding.UTF8, leaveOpen: true))
        {
            SnapshotFormat.Write(writer, cursor, index.Notes());
        }

        var bytes = content.GetBuffer().AsSpan(0, (int)content.Length);
        using var output = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        output.Write(Magic);
        output.Write(Version);
        output.Write((long)bytes.Length);
        output.Write(SHA256.HashData(bytes));
        output.Write(bytes);
    }

    /// <summary>Reads to the end of the stream. Damage is an outcome, not an exception; faults of the stream itself are thrown.</summary>
    public static SnapshotReadResult Read(Stream stream) => Read(stream, SearchOptions.Default);

    /// <inheritdoc cref="Read(Stream)"/>
    public static SnapshotReadResult Read(Stream stream, SearchOptions options)
    {
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        var file = buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
        const int HeaderLength = 4 + 2 + 8 + SHA256.HashSizeInBytes;
        if (file.Length < HeaderLength || !file.Span[..4].SequenceEqual(Magic))
        {
            return new SnapshotReadResult.Damaged("It is not an index snapshot: its first bytes are not 'SBIX' and a header.");
        }

        var version = BitConverter.ToUInt16(file.Span[4..]);
        if (version != Version)
        {
            return new SnapshotReadResult.OtherVersion(version);
        }

        var content = file[HeaderLength..];
        var length = BitConverter.ToInt64(file.Span[6..]);
        if (content.Length != length)
        {
            return new SnapshotReadResult.Damaged($"It has {content.Length} bytes of content where its header says {length}.");
        }

        if (!SHA256.HashData(content.Span).AsSpan().SequenceEqual(file.Span[14..HeaderLength]))
        {
            return new SnapshotReadResult.Damaged("Its content does not have the checksum of its header.");
        }

        return Load(content, options);
    }

    private static SnapshotReadResult Load(ReadOnlyMemory<byte> content, SearchOptions options)
    {
        try
        {
            using var reader = new BinaryReader(new MemoryStream(content.ToArray(), writable: false), Encoding.UTF8);
            var (cursor, notes) = SnapshotFormat.Read(reader);
            var index = new BrainIndex(options);
            foreach (var note in notes)
            {
                index.Put(note);
            }

            return new SnapshotReadResult.Loaded(index, cursor);
        }
        catch (Exception fault) when (fault is FormatException or EndOfStreamException or IOException or ArgumentException or OverflowException)
        {
            return new SnapshotReadResult.Damaged("Its checksum is right, but its content is not a list of notes: it was written by another program.");
        }
    }
}
