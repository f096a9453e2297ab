using SecondBrain.Core.Search;
using static SecondBrain.Core.Tests.Search.IndexedNotes;

namespace SecondBrain.Core.Tests.Search;

public class BrainIndexSnapshotTests
{
    [Fact]
    public void What_was_written_is_read()
    {
        using var index = Sample();

        var loaded = Read(Write(index, "01CURSOR")).ShouldBeOfType<SnapshotReadResult.Loaded>();
        using var copy = loaded.Index;

        loaded.Cursor.ShouldBe("01CURSOR");
        copy.Stats.ShouldBe(new IndexStats(2, 3, 2, 1, 3));
        copy.Notes().Zip(index.Notes()).ShouldAllBe(pair => Same(pair.First, pair.Second));
        copy.Search("snapshot").Hits[0].Parts.ShouldBe(index.Search("snapshot").Hits[0].Parts);
        Write(copy, "01CURSOR").ShouldBe(Write(index, "01CURSOR"));
    }

    [Fact]
    public void An_empty_index_survives() =>
        Read(Write(new BrainIndex(), "")).ShouldBeOfType<SnapshotReadResult.Loaded>().Index.Stats.ShouldBe(default);

    [Fact]
    public void A_flipped_bit_anywhere_is_noticed()
    {
        using var index = Sample();
        var file = Write(index, "c");
        for (var i = 0; i < file.Length; i++)
        {
            var damaged = (byte[])file.Clone();
            damaged[i] ^= 0x10;

            Read(damaged).ShouldNotBeOfType<SnapshotReadResult.Loaded>($"byte {i}");
        }
    }

    [Fact]
    public void A_file_cut_anywhere_is_noticed()
    {
        using var index = Sample();
        var file = Write(index, "c");
        for (var length = 0; length < file.Length; length++)
        {
            Read(file[..length]).ShouldBeOfType<SnapshotReadResult.Damaged>().Reason.ShouldNotBeEmpty();
        }
    }

    [Fact]
    public void A_newer_version_says_so()
    {
        var file = Write(new BrainIndex(), "");
        file[4] = 9;

        Read(file).ShouldBe(new SnapshotReadResult.OtherVersion(9));
    }

    private static BrainIndex Sample() => Index(
        Note(1, "Snapshot", "One 😀 chunk.", "Another.").WithVectors([1, 2, 3], [-1, 0, 1]).WithEdges((2, 0.5)),
        Note(2, "Título", "Sin vector") with
        {
            Aliases = ["a", "b"],
            Tags = ["t"],
            Language = "es",
            UnresolvedLinks = 3,
            Wanted = ["Uno", "dos"],
            Marks = ["untrusted", "instructions"],
            CreatedAt = new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.FromHours(-5)),
        });

    private static byte[] Write(BrainIndex index, string cursor)
    {
        using var stream = new MemoryStream();
        BrainIndexSnapshot.Write(stream, index, cursor);
        return stream.ToArray();
    }

    private static SnapshotReadResult Read(byte[] file) => BrainIndexSnapshot.Read(new MemoryStream(file));

    private static bool Same(IndexedNote left, IndexedNote right) =>
        left.Aliases.SequenceEqual(right.Aliases) && left.Tags.SequenceEqual(right.Tags)
        && left.Wanted.SequenceEqual(right.Wanted) && left.Marks.SequenceEqual(right.Marks) && left.Chunks.SequenceEqual(right.Chunks) && left.Edges.SequenceEqual(right.Edges)
        && left.CreatedAt.EqualsExact(right.CreatedAt)
        && left with { Aliases = [], Tags = [], Chunks = [], Edges = [], Wanted = [], Marks = [] } == right with { Aliases = [], Tags = [], Chunks = [], Edges = [], Wanted = [], Marks = [] };
}
