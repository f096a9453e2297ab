namespace SecondBrain.Assets.Tests;

/// <summary>Changes a shipped file's text so that a check has something to find.</summary>
internal static class PlantedFault
{
    /// <summary>The text with one occurrence of <paramref name="found"/> replaced.</summary>
    /// <exception cref="InvalidOperationException">The text does not have it: the fault would not be planted and the test would prove nothing.</exception>
    public static string Plant(this string text, string found, string fault)
    {
        var at = text.IndexOf(found, StringComparison.Ordinal);
        return at >= 0
            ? string.Concat(text.AsSpan(0, at), fault, text.AsSpan(at + found.Length))
            : throw new InvalidOperationException($"There is no '{found}' to plant a fault in.");
    }
}
