using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SecondBrain.Bench.Doors;

/// <summary>A short note, the same for both servers.</summary>
internal sealed partial record ShortNote(string Title, string Text)
{
    private const int Sentence = 220;

    private static readonly string[] Sets = ["ir/cranfield", "ir/cisi", "multihop/hotpotqa-train100", "multihop/musique-train100", "bilingual/tldr-en-es"];

    /// <summary>Notes of a sentence or two of the public data sets, each text and title once.</summary>
    /// <param name="data">The folder of data sets.</param>
    public static List<ShortNote> Load(string data, int count)
    {
        var sentences = Sets
            .SelectMany(set => File.ReadLines(Path.Combine(data, set, "corpus.jsonl")).Where(line => line.Length > 0).Select(line => JsonSerializer.Deserialize<JsonElement>(line)))
            .SelectMany(document => Cut(document.GetProperty("text").GetString()!))
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        if (sentences.Length < count)
            throw new InvalidOperationException($"{data} has {sentences.Length} passages, not {count}.");
        new Random(1).Shuffle(sentences);
        return [.. sentences.Take(count).Select((text, n) => new ShortNote(string.Create(CultureInfo.InvariantCulture, $"{string.Join(' ', Words().Matches(text).Take(4))} {n}"), text))];
    }

    /// <summary>Three words in a row of notes: what both servers can find. Fewer than asked for when the notes have fewer.</summary>
    public static List<string> Queries(IReadOnlyList<ShortNote> notes, int count, int seed)
    {
        var random = new Random(seed);
        var queries = new HashSet<string>(StringComparer.Ordinal);
        for (var attempt = 0; queries.Count < count && attempt < 20 * count; attempt++)
        {
            var words = notes[random.Next(notes.Count)].Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length < 4)
                continue;
            var phrase = string.Join(' ', words.Skip(random.Next(words.Length - 3)).Take(3));
            if (PlainWords().IsMatch(phrase))
                queries.Add(phrase);
        }

        return [.. queries];
    }

    private static IEnumerable<string> Cut(string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        for (var start = 0; start < words.Length;)
        {
            var (end, length) = (start, 0);
            while (end < words.Length && length < Sentence)
                length += words[end++].Length + 1;
            if (length >= Sentence / 2)
                yield return string.Join(' ', words[start..end]);
            start = end;
        }
    }

    [GeneratedRegex("[A-Za-z]{3,}", RegexOptions.None, 1000)]
    private static partial Regex Words();

    [GeneratedRegex("^[A-Za-z ]+$", RegexOptions.None, 1000)]
    private static partial Regex PlainWords();
}
