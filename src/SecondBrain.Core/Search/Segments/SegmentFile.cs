using System.Buffers.Binary;
using System.Security.Cryptography;

namespace SecondBrain.Core.Search.Segments;

/// <summary>The frame of a segment: header, checksum, section table. See docs/index-format.md.</summary>
internal static class SegmentFile
{
    public const ushort FormatVersion = 4;

    /// <summary>Grows with every change of the tokenizer, the stemmers or the stop words: terms of another analysis do not meet the queries'.</summary>
    public const ushort AnalysisVersion = 1;

    private const int Alignment = 64;
    private const int FileLengthAt = 16;
    private const int ChecksumAt = 24;
    private const int TableAt = 64;
    private const int EntryLength = 24;
    private const int SectionCount = (int)SectionKind.Names;
    private const int HeaderLength = (TableAt + (SectionCount * EntryLength) + Alignment - 1) / Alignment * Alignment;

    private static ReadOnlySpan<byte> Magic => "SBIX"u8;

    /// <param name="sections">The columns of each section, in the order of <see cref="SectionKind"/>.</param>
    public static byte[] Assemble(IReadOnlyList<IColumnSource[]> sections)
    {
        var end = (long)HeaderLength;
        var starts = new long[sections.Count];
        for (var i = 0; i < sections.Count; i++)
        {
            starts[i] = end;
            end = Align(end + LengthOf(sections[i]), Alignment);
        }

        if (end > Array.MaxLength)
        {
            throw new InvalidOperationException("A segment holds at most 2 GB: the brain is too large for one.");
        }

        var file = new byte[end];
        var header = file.AsSpan(0, HeaderLength);
        Magic.CopyTo(header);
        BinaryPrimitives.WriteUInt16LittleEndian(header[4..], FormatVersion);
        BinaryPrimitives.WriteUInt16LittleEndian(header[6..], AnalysisVersion);
        BinaryPrimitives.WriteInt32LittleEndian(header[8..], HeaderLength);
        BinaryPrimitives.WriteInt32LittleEndian(header[12..], SectionCount);
        BinaryPrimitives.WriteInt64LittleEndian(header[FileLengthAt..], end);
        for (var i = 0; i < sections.Count; i++)
        {
            var entry = header.Slice(TableAt + (i * EntryLength), EntryLength);
            BinaryPrimitives.WriteInt32LittleEndian(entry, i + 1);
            BinaryPrimitives.WriteInt64LittleEndian(entry[8..], starts[i]);
            BinaryPrimitives.WriteInt64LittleEndian(entry[16..], LengthOf(sections[i]));
            var at = starts[i];
            foreach (var column in sections[i])
            {
                at = Align(at, 8);
                column.CopyTo(file.AsSpan((int)at, (int)column.ByteLength));
                at += column.ByteLength;
            }
        }

        Checksum(file, header[ChecksumAt..]);
        return file;
    }

    /// <summary>Whether the file is a whole segment of this version; null when it is.</summary>
    public static SegmentReadResult? Check(ReadOnlySpan<byte> file)
    {
        if (file.Length < 8 || !file.StartsWith(Magic))
        {
            return new SegmentReadResult.Damaged("It is not an index segment: its first bytes are not 'SBIX' and a header.");
        }

        int format = BinaryPrimitives.ReadUInt16LittleEndian(file[4..]), analysis = BinaryPrimitives.ReadUInt16LittleEndian(file[6..]);
        if (format != FormatVersion)
        {
            return new SegmentReadResult.OtherVersion(format, analysis);
        }

        if (file.Length < HeaderLength || BinaryPrimitives.ReadInt64LittleEndian(file[FileLengthAt..]) is var length && length != file.Length)
        {
            return new SegmentReadResult.Damaged($"It has {file.Length} bytes, which is not what its header says.");
        }

        Span<byte> checksum = stackalloc byte[SHA256.HashSizeInBytes];
        Checksum(file, checksum);
        if (!checksum.SequenceEqual(file.Slice(ChecksumAt, checksum.Length)))
        {
            return new SegmentReadResult.Damaged("Its content does not have the checksum of its header.");
        }

        return analysis == AnalysisVersion ? null : new SegmentReadResult.OtherVersion(format, analysis);
    }

    /// <exception cref="InvalidDataException">The section is not inside the file.</exception>
    public static ReadOnlyMemory<byte> Section(ReadOnlyMemory<byte> file, SectionKind kind)
    {
        var entry = file.Span.Slice(TableAt + (((int)kind - 1) * EntryLength), EntryLength);
        var start = BinaryPrimitives.ReadInt64LittleEndian(entry[8..]);
        var length = BinaryPrimitives.ReadInt64LittleEndian(entry[16..]);
        if (BinaryPrimitives.ReadInt32LittleEndian(entry) != (int)kind || start < HeaderLength || start % Alignment != 0 || length < 0 || start > file.Length || length > file.Length - start)
        {
            SegmentDamage.Throw($"its section {kind} is not inside the file");
        }

        return file.Slice((int)start, (int)length);
    }

    /// <summary>SHA-256 of all bytes of the file but the checksum itself.</summary>
    private static void Checksum(ReadOnlySpan<byte> file, Span<byte> target)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(file[..ChecksumAt]);
        hash.AppendData(file[(ChecksumAt + SHA256.HashSizeInBytes)..]);
        hash.GetHashAndReset(target);
    }

    private static long LengthOf(IColumnSource[] columns)
    {
        var length = 0L;
        foreach (var column in columns)
        {
            length = Align(length, 8) + column.ByteLength;
        }

        return length;
    }

    private static long Align(long position, int alignment) => (position + alignment - 1) / alignment * alignment;
}
