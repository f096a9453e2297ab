namespace SecondBrain.StatesLanguage.Jsonata.Pictures;

internal static class Grouping
{
    /// <summary>Positions like 3, 6, 9 repeat every 3; 0 where they follow no such rule.</summary>
    public static int Interval(List<int> positions)
    {
        if (positions.Count == 0)
        {
            return 0;
        }

        var factor = positions.Aggregate(Divisor);
        for (var i = 1; i <= positions.Count; i++)
        {
            if (!positions.Contains(i * factor))
            {
                return 0;
            }
        }

        return factor;
    }

    private static int Divisor(int a, int b) => b == 0 ? a : Divisor(b, a % b);
}
