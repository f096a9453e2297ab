using System.Buffers;

namespace SecondBrain.Core.Search.Queries;

/// <summary>Walks over the characters of a query.</summary>
internal sealed class QueryText(string text)
{
    private static readonly SearchValues<char> Quotes = SearchValues.Create("\"“”„«»");
    private static readonly SearchValues<char> Closing = SearchValues.Create(",;:.!?)]}");

    public int At { get; private set; }

    public bool IsAtEnd => At >= text.Length;

    /// <summary>An operator stands at the start of the query, after a space or after an opening bracket.</summary>
    public bool IsAtStart => At == 0 || char.IsWhiteSpace(text[At - 1]) || text[At - 1] == '(';

    public bool IsAtSpace => !IsAtEnd && (char.IsWhiteSpace(text[At]) || text[At] == '(');

    public bool IsAtQuote => !IsAtEnd && Quotes.Contains(text[At]);

    /// <summary>A minus that belongs to what follows it: a dash between words has a space after it.</summary>
    public bool IsAtMinus => IsAtStart && text[At] == '-' && At + 1 < text.Length && (Quotes.Contains(text[At + 1]) || char.IsLetterOrDigit(text, At + 1));

    public char Read() => text[At++];

    public string Since(int start) => text[start..At];

    /// <returns>What is between the quote here and the next one, which it then stands behind; null when there is no other.</returns>
    public string? ReadQuoted()
    {
        var length = text.AsSpan(At + 1).IndexOfAny(Quotes);
        if (length < 0)
        {
            return null;
        }

        var inside = text.Substring(At + 1, length);
        At += length + 2;
        return inside;
    }

    /// <summary>What is before the colon here, if it is letters and begins a word; stands behind the colon then.</summary>
    public string? ReadName(Predicate<string> isKnown)
    {
        var end = At;
        while (end < text.Length && char.IsAsciiLetter(text[end]))
        {
            end++;
        }

        if (end == text.Length || text[end] != ':' || !isKnown(text[At..end]))
        {
            return null;
        }

        var name = text[At..end];
        At = end + 1;
        return name;
    }

    /// <summary>All until the next space or quote, without the punctuation of the sentence around it.</summary>
    public string ReadWord()
    {
        var start = At;
        while (!IsAtEnd && !char.IsWhiteSpace(text[At]) && !(At > start && IsAtQuote))
        {
            At++;
        }

        var end = At;
        while (end > start && Closing.Contains(text[end - 1]))
        {
            end--;
        }

        return text[start..end];
    }
}
