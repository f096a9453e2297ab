namespace SecondBrain.StatesLanguage.Jsonata.Pictures;

/// <summary>English numbers: "One Thousand, Two Hundred and Thirty-Four", "Twenty-First".</summary>
internal static class NumberWords
{
    private static readonly string[] Few =
    [
        "Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten",
        "Eleven", "Twelve", "Thirteen", "Fourteen", "Fifteen", "Sixteen", "Seventeen", "Eighteen", "Nineteen",
    ];

    private static readonly string[] Ordinals =
    [
        "Zeroth", "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth",
        "Eleventh", "Twelfth", "Thirteenth", "Fourteenth", "Fifteenth", "Sixteenth", "Seventeenth", "Eighteenth", "Nineteenth",
    ];

    private static readonly string[] Decades = ["Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety"];

    private static readonly string[] Magnitudes = ["Thousand", "Million", "Billion", "Trillion"];

    private static readonly Dictionary<string, double> Values = Vocabulary();

    public static IEnumerable<string> All => Values.Keys;

    public static string Of(double number, bool isOrdinal) => Of(number, isOrdinal, isFollowing: false);

    /// <summary>NaN where a word is none of a number.</summary>
    public static double Read(string text)
    {
        var sums = new Stack<double>([0]);
        foreach (var word in text.ToLowerInvariant().Replace(" and ", " ", StringComparison.Ordinal).Split([", ", " ", "-"], StringSplitOptions.None))
        {
            if (!Values.TryGetValue(word, out var value))
            {
                return double.NaN;
            }

            if (value >= 100)
            {
                sums.Push(sums.Pop() * value);
                continue;
            }

            var top = sums.Pop();
            if (top >= 1000)
            {
                sums.Push(top);
                top = 0;
            }

            sums.Push(top + value);
        }

        return sums.Sum();
    }

    private static string Of(double number, bool isOrdinal, bool isFollowing)
    {
        if (number < 20)
        {
            return (isFollowing ? " and " : "") + (isOrdinal ? Ordinals : Few)[(int)number];
        }

        if (number < 100)
        {
            var decade = Decades[(int)(number / 10) - 2];
            var rest = number % 10;
            return (isFollowing ? " and " : "") + (rest > 0 ? $"{decade}-{Of(rest, isOrdinal, false)}" : isOrdinal ? decade[..^1] + "ieth" : decade);
        }

        var (unit, name) = Unit(number);
        var remainder = number - (Math.Floor(number / unit) * unit);
        var words = $"{(isFollowing ? ", " : "")}{Of(Math.Floor(number / unit), false, false)} {name}";
        return words + (remainder > 0 ? Of(remainder, isOrdinal, isFollowing: true) : isOrdinal ? "th" : "");
    }

    private static (double Unit, string Name) Unit(double number)
    {
        if (number < 1000)
        {
            return (100, "Hundred");
        }

        var magnitude = (int)Math.Min(Math.Floor(Math.Log10(number) / 3), Magnitudes.Length);
        return (Math.Pow(10, magnitude * 3), Magnitudes[magnitude - 1]);
    }

    private static Dictionary<string, double> Vocabulary()
    {
        var values = new Dictionary<string, double>(StringComparer.Ordinal) { ["hundred"] = 100, ["hundredth"] = 100 };
        for (var i = 0; i < Few.Length; i++)
        {
            values[Few[i].ToLowerInvariant()] = values[Ordinals[i].ToLowerInvariant()] = i;
        }

        for (var i = 0; i < Decades.Length; i++)
        {
            var decade = Decades[i].ToLowerInvariant();
            values[decade] = values[decade[..^1] + "ieth"] = (i + 2) * 10;
        }

        for (var i = 0; i < Magnitudes.Length; i++)
        {
            var magnitude = Magnitudes[i].ToLowerInvariant();
            values[magnitude] = values[magnitude + "th"] = Math.Pow(10, (i + 1) * 3);
        }

        return values;
    }
}
