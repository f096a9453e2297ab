using SecondBrain.Core.Vectors;
using SecondBrain.Core.Vectors.Kernels;

namespace SecondBrain.Core.Tests.Vectors;

/// <summary>Every way to compare vectors that this processor can take, against loops that cannot be misread.</summary>
public class KernelTests
{
    public delegate void Dots(QuantizedVector query, ReadOnlySpan<sbyte> rows, Span<int> dots);

    public delegate void Distances(ReadOnlySpan<ulong> query, ReadOnlySpan<ulong> rows, Span<ushort> distances);

    public static TheoryData<string> DotKernels { get; } = [.. DotsByName.Keys];

    public static TheoryData<string> HammingKernels { get; } = [.. DistancesByName.Keys];

    private static Dictionary<string, DotKernel> DotsByName => new DotKernel[]
    {
        Dot<DotPortable>(), Dot<Dot128>(), Dot<DotAvx2>(), Dot<DotAvx512>(), Dot<DotAdvSimd>(),
        new("chosen", true, 1, (query, rows, dots) => DotScan.Dots(new VectorQuery(query), rows, dots)),
    }.Where(kernel => kernel.Supported).ToDictionary(kernel => kernel.Name);

    private static Dictionary<string, HammingKernel> DistancesByName => new HammingKernel[]
    {
        Hamming<HammingPortable>(), Hamming<HammingAvx2>(), Hamming<HammingAvx512>(), Hamming<HammingAdvSimd>(),
        new("chosen", true, 0, HammingScan.Distances),
    }.Where(kernel => kernel.Supported).ToDictionary(kernel => kernel.Name);

    [Theory]
    [MemberData(nameof(DotKernels))]
    public void A_dot_product_is_exact_at_every_length(string kernel)
    {
        var (_, _, least, scan) = DotsByName[kernel];
        var random = new Random(1);
        foreach (var dimensions in Enumerable.Range(least, 400).Concat([512, 768, 1000, 1024, 1536, 3072, 4099]))
        {
            AssertDots(scan, Query(random, dimensions), Bytes(random, dimensions * 3));
        }
    }

    [Theory]
    [MemberData(nameof(DotKernels))]
    public void The_largest_products_do_not_overflow(string kernel)
    {
        var (_, _, least, scan) = DotsByName[kernel];
        foreach (var dimensions in new[] { least, 64, 65, 127, 4096, 131_072 })
        {
            foreach (var query in new[] { 1f, -1f })
            {
                foreach (var row in new sbyte[] { -128, -127, 127 })
                {
                    AssertDots(scan, QuantizedVector.Quantize(Enumerable.Repeat(query, dimensions).ToArray()), Enumerable.Repeat(row, dimensions).ToArray());
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(HammingKernels))]
    public void A_distance_is_exact_at_every_length(string kernel)
    {
        var (_, _, least, scan) = DistancesByName[kernel];
        var random = new Random(2);
        for (var words = least; words < least + 70; words++)
        {
            var query = Words(random, words);
            var rows = Words(random, words * 5);
            // all bits differ, and none
            query.Select(word => ~word).ToArray().CopyTo(rows, words);
            query.CopyTo(rows, words * 2);
            var distances = new ushort[5];

            scan(query, rows, distances);

            distances.ShouldBe(rows.Chunk(Math.Max(1, words)).Select(row => (ushort)row.Zip(query, (left, right) => Convert.ToString((long)(left ^ right), 2).Count(bit => bit == '1')).Sum()).Concat(new ushort[words == 0 ? 5 : 0]));
            distances[1].ShouldBe((ushort)(words * 64));
            distances[2].ShouldBe((ushort)0);
        }
    }

    [Theory]
    [MemberData(nameof(DotKernels))]
    public void Rows_that_do_not_fit_are_refused(string kernel)
    {
        var scan = DotsByName[kernel].Scan;
        var query = Query(new Random(3), 100);

        Should.Throw<ArgumentException>(() => scan(query, new sbyte[199], new int[2]));
        Should.Throw<ArgumentException>(() => scan(query, new sbyte[200], new int[3]));
    }

    [Theory]
    [MemberData(nameof(HammingKernels))]
    public void Bits_that_do_not_fit_are_refused(string kernel)
    {
        var scan = DistancesByName[kernel].Scan;

        Should.Throw<ArgumentException>(() => scan(new ulong[16], new ulong[31], new ushort[2]));
        Should.Throw<ArgumentException>(() => scan(new ulong[16], new ulong[32], new ushort[3]));
    }

    private static DotKernel Dot<TKernel>()
        where TKernel : IDotKernel =>
        new(
            typeof(TKernel).Name,
            TKernel.IsSupported,
            typeof(TKernel) == typeof(DotPortable) ? 1 : VectorQuery.Step,
            (query, rows, dots) => DotScan.Dots<TKernel>(new VectorQuery(query), rows, dots));

    private static HammingKernel Hamming<TKernel>()
        where TKernel : IHammingKernel =>
        new(typeof(TKernel).Name, TKernel.IsSupported, TKernel.LeastWords, HammingScan.Distances<TKernel>);

    private static void AssertDots(Dots scan, QuantizedVector query, sbyte[] rows)
    {
        var dots = new int[rows.Length / query.Dimensions];
        scan(query, rows, dots);

        var values = query.Values.ToArray();
        dots.ShouldBe(rows.Chunk(query.Dimensions).Select(row => row.Zip(values, (left, right) => left * right).Sum()), $"{query.Dimensions} dimensions");
    }

    private static QuantizedVector Query(Random random, int dimensions) =>
        QuantizedVector.Quantize([.. Enumerable.Range(0, dimensions).Select(_ => (float)((random.NextDouble() * 2) - 1))]);

    private static sbyte[] Bytes(Random random, int length) => [.. Enumerable.Range(0, length).Select(_ => (sbyte)random.Next(-128, 128))];

    private static ulong[] Words(Random random, int length) => [.. Enumerable.Range(0, length).Select(_ => (ulong)random.NextInt64(long.MinValue, long.MaxValue))];

    private sealed record DotKernel(string Name, bool Supported, int Least, Dots Scan);

    private sealed record HammingKernel(string Name, bool Supported, int Least, Distances Scan);
}
