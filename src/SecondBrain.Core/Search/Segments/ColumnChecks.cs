namespace SecondBrain.Core.Search.Segments;

/// <summary>What the columns of a segment must fulfil so that nothing read from them leads out of the segment. Checked when it is opened.</summary>
internal static class ColumnChecks
{
    /// <summary>Each number is from <paramref name="lowest"/> (0 or -1) to below the limit.</summary>
    public static void InRange(ReadOnlySpan<int> numbers, int limit, string what, int lowest = 0)
    {
        var bad = false;
        foreach (var number in numbers)
        {
            bad |= number < lowest | number >= limit;
        }

        if (bad)
        {
            SegmentDamage.Throw(what + " is out of range");
        }
    }

    /// <summary>Starts of parts that lie one after another: from 0, never falling, to the end.</summary>
    public static void Partition(ReadOnlySpan<int> starts, long end, string what)
    {
        var bad = starts[0] != 0 || starts[^1] != end;
        for (var i = 1; i < starts.Length; i++)
        {
            bad |= starts[i] < starts[i - 1];
        }

        if (bad)
        {
            SegmentDamage.Throw(what + " do not lie one after another");
        }
    }
}
