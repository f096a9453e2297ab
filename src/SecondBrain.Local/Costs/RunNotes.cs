using SecondBrain.Local.Cli.Start;

namespace SecondBrain.Local.Costs;

/// <summary>The notes of a recorded run: the sample garden, then made-up ones from its words, each the same at every run.</summary>
internal sealed class RunNotes
{
    private const int Paragraphs = 4;

    private const int SentencesInParagraph = 5;

    private readonly List<string> _garden;
    private readonly string[] _words;

    public RunNotes(string templatePath)
    {
        var folder = SampleGarden.FolderOf(templatePath);
        _garden = [.. Directory.EnumerateFiles(folder, "*.md").Where(file => Path.GetFileName(file) != "README.md").Order(StringComparer.Ordinal).Select(File.ReadAllText)];
        _words = [.. _garden.SelectMany(text => text.Split(' ', '\n')).Select(word => new string([.. word.Where(char.IsLetter)])).Where(word => word.Length > 2).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    public string Text(int number) => number < _garden.Count ? _garden[number] : Made(number);

    /// <summary>Two words that are in the notes.</summary>
    public string Query(int number)
    {
        var random = new Random(number);
        return $"{Word(random)} {Word(random)}";
    }

    private string Made(int number)
    {
        var random = new Random(number);
        var paragraphs = Enumerable.Range(0, Paragraphs).Select(_ => string.Join(' ', Enumerable.Range(0, SentencesInParagraph).Select(_ => Sentence(random))));
        var links = number < 3 ? "" : $"\n\nSee [[{Title(random.Next(number))}]] and [[{Title(random.Next(number))}]].";
        return $"# {Title(number)}\n\n{string.Join("\n\n", paragraphs)}{links}\n";
    }

    private string Title(int number)
    {
        var random = new Random(number + 1_000_000);
        return $"{Word(random)} {Word(random)} {number}";
    }

    private string Sentence(Random random) => $"{string.Join(' ', Enumerable.Range(0, 12).Select(_ => Word(random)))}.";

    private string Word(Random random) => _words[random.Next(_words.Length)];
}
