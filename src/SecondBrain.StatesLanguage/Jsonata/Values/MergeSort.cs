namespace SecondBrain.StatesLanguage.Jsonata.Values;

/// <summary>A stable sort that ends whatever the comparison answers: an expression may bring a contradictory one.</summary>
internal static class MergeSort
{
    /// <param name="isAfter">Whether the first belongs after the second.</param>
    public static List<T> Sort<T>(List<T> items, Func<T, T, bool> isAfter)
    {
        if (items.Count < 2)
        {
            return items;
        }

        var middle = items.Count / 2;
        var (left, right) = (Sort(items[..middle], isAfter), Sort(items[middle..], isAfter));
        var merged = new List<T>(items.Count);
        var (l, r) = (0, 0);
        while (l < left.Count && r < right.Count)
        {
            merged.Add(isAfter(left[l], right[r]) ? right[r++] : left[l++]);
        }

        merged.AddRange(left[l..]);
        merged.AddRange(right[r..]);
        return merged;
    }
}
