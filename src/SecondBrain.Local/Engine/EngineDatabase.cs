using System.Buffers.Binary;

namespace SecondBrain.Local.Engine;

/// <summary>
/// The engine's database file. A new one is made in SQLite's write-ahead mode, and one in the older mode that was closed cleanly is moved to it: a commit is then one
/// synchronous append instead of a journal file made, synchronised and deleted. Just as durable, and the file itself remembers the mode.
/// </summary>
/// <remarks>https://www.sqlite.org/fileformat2.html#the_database_header, https://www.sqlite.org/wal.html. The engine has no option for it.</remarks>
internal static class EngineDatabase
{
    /// <summary>The name that DynamoDB Local gives to the one database of all credentials and regions.</summary>
    public const string FileName = "shared-local-instance.db";

    private const int PageBytes = 4096;
    private const int HeaderBytes = 100;
    private const int WriteVersion = 18;
    private const int ReadVersion = 19;
    private const byte Rollback = 1;
    private const byte WriteAhead = 2;

    /// <summary>Must be called before the engine starts. A file that is not one of these two is left alone.</summary>
    public static void Prepare(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
            File.WriteAllBytes(path, EmptyPage());
        else if (!File.Exists(path + "-journal")) // a journal means that the last engine was killed in a commit, which only the old mode can undo
            Move(path);
    }

    private static void Move(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        var header = new byte[HeaderBytes];
        if (file.ReadAtLeast(header, HeaderBytes, throwOnEndOfStream: false) < HeaderBytes || !header.AsSpan().StartsWith(Magic) || header[WriteVersion] != Rollback || header[ReadVersion] != Rollback)
            return;
        file.Position = WriteVersion;
        file.Write([WriteAhead, WriteAhead]);
        file.Flush(flushToDisk: true);
    }

    private static ReadOnlySpan<byte> Magic => "SQLite format 3\0"u8;

    /// <summary>A database without a table: one page, whose tree of tables is an empty leaf.</summary>
    private static byte[] EmptyPage()
    {
        var page = new byte[PageBytes];
        Magic.CopyTo(page);
        BinaryPrimitives.WriteUInt16BigEndian(page.AsSpan(16), PageBytes);
        (page[WriteVersion], page[ReadVersion]) = (WriteAhead, WriteAhead);
        (page[21], page[22], page[23]) = (64, 32, 32); // payload fractions: these values and no others
        page[27] = 1; // change counter
        page[31] = 1; // pages
        page[59] = 1; // UTF-8
        page[95] = 1; // the change counter for which the number of pages is right
        BinaryPrimitives.WriteInt32BigEndian(page.AsSpan(96), 3_008_007);
        page[HeaderBytes] = 13; // a leaf of a table's tree
        BinaryPrimitives.WriteUInt16BigEndian(page.AsSpan(HeaderBytes + 5), PageBytes); // its cells would begin at the page's end
        return page;
    }
}
