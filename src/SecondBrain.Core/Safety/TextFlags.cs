using SecondBrain.Core.Safety.Flags;

namespace SecondBrain.Core.Safety;

/// <summary>
/// Finds the places of a text that are to be read with care, in English and Spanish: see <see cref="TextFlagKind"/>. Rules, no model: the same text has the same
/// flags, everywhere and offline. Takes time linear in the length of the text, whatever it says.
/// </summary>
/// <remarks>A text without flags is not thereby safe, and a flag forbids nothing: it makes doors hand the text out as data, and people look.</remarks>
public static class TextFlags
{
    /// <returns>In the order of the text; a kind may be there several times.</returns>
    public static IReadOnlyList<TextFlag> Of(string text)
    {
        var flags = new List<TextFlag>();
        PhraseFinder.Shared.Find(text, flags);
        MarkupFinder.Find(text, flags);
        HiddenTextFinder.Find(text, flags);
        SecretFinder.Find(text, flags);
        flags.Sort((left, right) => (left.Span.Start, left.Span.End).CompareTo((right.Span.Start, right.Span.End)));
        return flags;
    }

    /// <summary>The kinds that a note's words have, each once, as <see cref="Notes.Note.Flags"/> keeps them.</summary>
    /// <param name="names">Title, aliases, tags and source.</param>
    public static IReadOnlyList<string> KindsOf(string text, IEnumerable<string> names) =>
        [.. names.Append(text).SelectMany(Of).Select(flag => flag.Kind).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
