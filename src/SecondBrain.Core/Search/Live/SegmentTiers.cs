using SecondBrain.Core.Search.Segments;

namespace SecondBrain.Core.Search.Live;

/// <summary>
/// Keeps the segments few: of eight that are about equally large one is made, so that a note is copied about log₈ n times in all,
/// and one whose notes are mostly gone is written again without them.
/// </summary>
internal static class SegmentTiers
{
    public const int Width = 8;

    public static void Tidy(List<LiveSegment> parts)
    {
        parts.RemoveAll(part => part.Totals.Notes == 0);
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i].Totals.Notes * 2 < parts[i].Segment.Notes)
            {
                parts[i] = LiveSegment.Of(SegmentMerger.Merge([parts[i].Part]), parts[i].IsBase);
            }
        }

        while (parts.Where(part => !part.IsBase).GroupBy(Tier).FirstOrDefault(tier => tier.Count() >= Width) is { } full)
        {
            var merged = full.ToList();
            parts.RemoveAll(merged.Contains);
            parts.Add(LiveSegment.Of(SegmentMerger.Merge([.. merged.Select(part => part.Part)])));
        }
    }

    /// <summary>⌊log₈ of the number of notes⌋.</summary>
    private static int Tier(LiveSegment part) => System.Numerics.BitOperations.Log2((uint)part.Totals.Notes) / 3;
}
