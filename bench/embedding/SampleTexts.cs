using System.Globalization;
using System.Text;

namespace SecondBrain.Bench.Embedding;

/// <summary>Sentences put together from a small stock, the same on every run.</summary>
internal static class SampleTexts
{
    private static readonly string[] Sentences =
    [
        "A note is worth more when it is linked to another one that was written for a different reason.",
        "Cold starts matter less than people think, as long as the first answer arrives before they look away.",
        "The table keeps every version of a note, so an edit can be undone weeks later.",
        "Write the summary first and the details afterwards; nobody reads to the end.",
        "Retries need jitter, otherwise all clients come back at the same moment.",
        "In spring the garden needs compost, water and somebody who remembers where the tulips were.",
        "Spaced repetition works because forgetting is part of learning.",
        "A budget that degrades step by step is better than one that fails at midnight.",
        "She compared three databases and chose the one that she understood.",
        "The search found the note by its meaning, although no word of the question was in it.",
    ];

    public static string[] Create(int words, int count) =>
        [.. Enumerable.Range(0, count).Select(number => Text(number, words))];

    private static string Text(int number, int words)
    {
        var text = new StringBuilder();
        for (var i = 0; text.ToString().Split(' ').Length <= words; i++)
            text.Append(CultureInfo.InvariantCulture, $"{Sentences[((number * 3) + (i * 7)) % Sentences.Length]} ");
        return string.Join(' ', text.ToString().Split(' ').Take(words));
    }
}
