using System.Buffers.Binary;
using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;
using SecondBrain.Core.Search.Segments;

namespace SecondBrain.Core.Tests.Search.Segments;

public class DamagedSegmentTests
{
    private static readonly byte[] File = SegmentBuilder.Build(SegmentNotes.Make(new Random(1), 40), "cursor").Bytes.ToArray();

    [Fact]
    public void A_flipped_bit_anywhere_is_noticed()
    {
        var file = SegmentBuilder.Build(SegmentNotes.Make(new Random(1), 2)).Bytes.ToArray();
        for (var i = 0; i < file.Length; i++)
        {
            file[i] ^= 0x10;
            IndexSegment.Open(file).ShouldNotBeOfType<SegmentReadResult.Opened>($"byte {i}");
            file[i] ^= 0x10;
        }

        IndexSegment.Open(file).ShouldBeOfType<SegmentReadResult.Opened>();
    }

    [Fact]
    public void A_file_cut_anywhere_is_damaged()
    {
        for (var length = 0; length < File.Length; length += length < 1000 ? 1 : 97)
        {
            IndexSegment.Open(File.AsMemory(0, length)).ShouldBeOfType<SegmentReadResult.Damaged>().Reason.ShouldNotBeEmpty();
        }
    }

    [Fact]
    public void Another_version_of_the_format_or_of_the_analysis_says_so()
    {
        var format = (byte[])File.Clone();
        format[4] = 9;
        IndexSegment.Open(format).ShouldBe(new SegmentReadResult.OtherVersion(9, SegmentFile.AnalysisVersion));

        var analysis = (byte[])File.Clone();
        analysis[6] = 7;
        IndexSegment.Open(WithChecksum(analysis)).ShouldBe(new SegmentReadResult.OtherVersion(SegmentFile.FormatVersion, 7));
    }

    [Fact]
    public void Hostile_bytes_with_the_right_checksum_are_damage_and_nothing_else()
    {
        var (opened, refused, faults) = (0, 0, 0);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(600), Prop.ForAll(SegmentNotes.Seeds, seed =>
        {
            switch (IndexSegment.Open(WithChecksum(Spoil(new Random(seed)))))
            {
                case SegmentReadResult.Opened(var segment):
                    opened++;
                    faults += ReadsWithoutFault(segment) ? 0 : 1;
                    break;
                case SegmentReadResult.Damaged:
                    refused++;
                    break;
            }
        }));

        // All three ends are reached, or the test would say nothing.
        opened.ShouldBeGreaterThan(faults);
        faults.ShouldBeGreaterThan(10);
        refused.ShouldBeGreaterThan(100);
    }

    private static byte[] Spoil(Random random)
    {
        var file = (byte[])File.Clone();
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            // Half of them in the first kilobyte: header, section table, counts.
            var at = random.Next(8, random.Next(2) == 0 ? 1024 : file.Length - 4);
            switch (random.Next(4))
            {
                case 0:
                    file[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    file[at] = 0xff;
                    break;
                case 2:
                    BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at & ~3), random.Next(-2, 100_000));
                    break;
                default:
                    file.AsSpan(at, Math.Min(file.Length - at, random.Next(64))).Clear();
                    break;
            }
        }

        return file;
    }

    /// <summary>Reads all that can be read. Anything but <see cref="InvalidDataException"/> fails the test.</summary>
    private static bool ReadsWithoutFault(IndexSegment segment)
    {
        var whole = true;
        for (var note = 0; note < segment.Notes; note++)
        {
            whole &= Try(() => segment.Read(note));
        }

        for (var term = 0; term < segment.Terms; term++)
        {
            whole &= Try(() => ReadTerm(segment, term));
        }

        whole &= Try(() =>
        {
            for (var words = segment.WordsFrom(""); words.Next();)
            {
                foreach (var term in words.Terms)
                {
                    term.ShouldBeInRange(0, segment.Terms - 1);
                }
            }
        });
        for (var node = 0; node < segment.Nodes; node++)
        {
            segment.ReadInEdges(node, []);
            segment.FindNode(segment.NodeId(node));
        }

        segment.FindNames(1, []);
        return whole & Try(() => SegmentMerger.Merge([new SegmentPart(segment, new ulong[] { 5 })]));
    }

    private static void ReadTerm(IndexSegment segment, int term)
    {
        segment.FindTerm(segment.Term(term));
        segment.NoteFrequency(term);
        var buffer = new int[PostingReader.BufferLength];
        foreach (var field in Enum.GetValues<IndexField>())
        {
            var postings = segment.Postings(term, field, buffer);
            while (postings.NextBlock(out var documents, out var frequencies))
            {
                for (var i = 0; i < documents.Length; i++)
                {
                    documents[i].ShouldBeInRange(0, (field == IndexField.Body ? segment.Chunks : segment.Notes) - 1);
                    frequencies[i].ShouldBeGreaterThan(0);
                }
            }
        }
    }

    private static bool Try(Action read)
    {
        try
        {
            read();
            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    /// <summary>As docs/index-format.md says: SHA-256 of everything but the checksum, at byte 24.</summary>
    private static byte[] WithChecksum(byte[] file)
    {
        SHA256.HashData([.. file[..24], .. file[56..]]).CopyTo(file, 24);
        return file;
    }
}
