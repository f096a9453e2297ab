using SecondBrain.Core.Search;
using SecondBrain.Core.Search.Segments;
using SecondBrain.Core.Search.Text;

namespace SecondBrain.Core.Tests.Search.Segments;

/// <summary>The words of a note, plainly: every occurrence in a list.</summary>
internal sealed class NoteWords
{
    /// <summary>By field: the terms of title, aliases and tags.</summary>
    public List<string>[] Fields { get; } = [[], [], []];

    public List<List<string>> Chunks { get; } = [];

    /// <summary>By field: the lengths of its parts.</summary>
    public List<int>[] Lengths { get; } = [[], [], [], []];

    public List<(string Word, string Term)> Forms { get; } = [];

    public static NoteWords Of(IndexedNote note)
    {
        var body = note.Chunks.SelectMany(chunk => Tokenizer.Tokenize(chunk.Text));
        var language = LanguageGuess.FromTag(note.Language) ?? LanguageGuess.Of(body.Concat(Tokenizer.Tokenize(note.Title))) ?? NoteLanguage.English;
        var words = new NoteWords();
        words.Add(note.Title, language, IndexField.Title, words.Fields[0]);
        foreach (var alias in note.Aliases)
        {
            words.Add(alias, language, IndexField.Alias, words.Fields[1]);
        }

        foreach (var tag in note.Tags)
        {
            words.Add(tag, language, IndexField.Tag, words.Fields[2]);
        }

        foreach (var chunk in note.Chunks)
        {
            words.Chunks.Add([]);
            words.Add(chunk.Text, language, IndexField.Body, words.Chunks[^1]);
        }

        return words;
    }

    public IEnumerable<string> Terms() => Fields.Concat(Chunks).SelectMany(terms => terms);

    private void Add(string text, NoteLanguage language, IndexField field, List<string> terms)
    {
        var tokens = Tokenizer.Tokenize(text);
        Lengths[(int)field].Add(tokens.Count(token => !TermAnalysis.IsStopWord(token, language)));
        foreach (var token in tokens)
        {
            var made = new List<string>();
            TermAnalysis.AddTerms(token, language, made);
            terms.AddRange(made);
            Forms.AddRange(made.Select(term => (token.Text, term)));
        }
    }
}
