using System.Globalization;
using System.Text.Json;
using SecondBrain.Testing;

namespace SecondBrain.Bench.Freshness;

/// <summary>Passages of real texts (Cranfield and CISI), as many as asked for: a text that comes again has every fifth word exchanged for one of another text.</summary>
internal sealed class BenchTexts
{
    private const int WordsPerPassage = 70;

    private readonly List<string[]> _passages = [];

    public BenchTexts()
    {
        foreach (var set in (string[])["cranfield", "cisi"])
        {
            foreach (var line in File.ReadLines(SharedData.Combine("ir", set, "corpus.jsonl")))
            {
                var text = JsonDocument.Parse(line).RootElement.GetProperty("text").GetString()!;
                _passages.AddRange(text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Chunk(WordsPerPassage).Where(words => words.Length > WordsPerPassage / 3));
            }
        }
    }

    public string Passage(int number)
    {
        var words = _passages[number % _passages.Count];
        if (number < _passages.Count)
        {
            return string.Join(' ', words);
        }

        var random = new Random(number);
        var changed = words.ToArray();
        for (var i = random.Next(5); i < changed.Length; i += 5)
        {
            var other = _passages[random.Next(_passages.Count)];
            changed[i] = other[random.Next(other.Length)];
        }

        return string.Join(' ', changed);
    }

    public string Title(int number) => string.Create(CultureInfo.InvariantCulture, $"{string.Join(' ', _passages[number % _passages.Count].Take(5))} {number}");

    /// <summary>Some words of a passage, as a question.</summary>
    public string Question(Random random)
    {
        var words = _passages[random.Next(_passages.Count)];
        return string.Join(' ', Enumerable.Range(0, 4).Select(_ => words[random.Next(words.Length)].Trim('.', ',', '(', ')', ':', '"', '-')));
    }
}
