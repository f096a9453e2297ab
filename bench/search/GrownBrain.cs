using System.Globalization;
using SecondBrain.Bench.Vectors;
using SecondBrain.Core.Chunking;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Markdown;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Search;
using SecondBrain.Core.Vectors;

namespace SecondBrain.Bench.Search;

/// <summary>
/// A brain of any size from the documents of the data sets: each once, then again with changes. A repeated chunk has one word in ten taken from another chunk and a word that
/// no other has; its vector is the first one's plus noise of 0.4 of its length. Each note has three links, two tags and a title of its own.
/// </summary>
internal sealed class GrownBrain
{
    private const double Swapped = 0.1;

    private const double Noise = 0.4;

    private readonly Random _random = new(3);

    private readonly List<(RealDocument Document, IReadOnlyList<IndexedChunk> Chunks)> _originals = [];

    private readonly Dictionary<string, float[]> _vectors;

    private readonly string[] _words;

    private GrownBrain(RealDocuments real, Dictionary<string, float[]> vectors)
    {
        _vectors = vectors;
        _originals = [.. real.Documents.Select(document => (document, Chunks(document)))];
        _words = [.. _originals.SelectMany(original => original.Chunks).SelectMany(chunk => chunk.Text.Split(' ').Where(word => word.Length > 0))];
    }

    /// <summary>Distinct chunks before the first repetition.</summary>
    public int Distinct => _originals.Sum(original => original.Chunks.Count);

    /// <summary>The questions with their vectors.</summary>
    public required IReadOnlyList<(string Text, float[] Vector)> Questions { get; init; }

    public static async Task<GrownBrain> LoadAsync(string data, string cache)
    {
        var real = RealDocuments.Load(data);
        var texts = real.Documents.SelectMany(document => Chunks(document).Select(chunk => chunk.Text)).Concat(real.Questions).ToList();
        var vectors = await new EmbeddingCache(cache).EmbedAsync(texts);
        return new GrownBrain(real, vectors) { Questions = [.. real.Questions.Select(question => (question, vectors[question]))] };
    }

    /// <summary>Notes with that many chunks in all, or the few more that the last one has; always the same ones.</summary>
    public List<IndexedNote> Notes(int chunks)
    {
        var notes = new List<IndexedNote>();
        for (var count = 0; count < chunks;)
        {
            notes.Add(Note(notes.Count));
            count += notes[^1].Chunks.Count;
        }

        return notes;
    }

    /// <summary>The note with another text, as an edit leaves it.</summary>
    public IndexedNote Edited(IndexedNote note) => note with
    {
        UpdatedAt = note.UpdatedAt.AddMinutes(1),
        Chunks = [.. note.Chunks.Select(chunk => chunk with { Text = Changed(chunk.Text) })],
    };

    private IndexedNote Note(int number)
    {
        var (document, chunks) = _originals[number % _originals.Count];
        var copy = number / _originals.Count;
        var made = chunks.Select(chunk => chunk with
        {
            Text = copy == 0 ? chunk.Text : Changed(chunk.Text),
            Vector = QuantizedVector.Quantize(copy == 0 ? _vectors[chunk.Text] : Near(_vectors[chunk.Text])),
        });
        var time = DateTimeOffset.UnixEpoch.AddMinutes(number);
        return new IndexedNote(
            Id(number),
            copy == 0 ? document.Title : string.Create(CultureInfo.InvariantCulture, $"{document.Title} {_words[_random.Next(_words.Length)]} {copy}"),
            [],
            [string.Create(CultureInfo.InvariantCulture, $"tag{_random.Next(1 + _random.Next(300))}"), string.Create(CultureInfo.InvariantCulture, $"topic{_random.Next(40)}")],
            number % 3 == 0 ? "source" : "note",
            number % 5 == 0 ? "evergreen" : "seed",
            "private",
            null,
            time,
            time,
            [.. made],
            [.. Enumerable.Range(0, Math.Min(number, 3)).Select(_ => Id(_random.Next(1 + _random.Next(number)))).Where(target => target != Id(number)).Distinct().Select(target => new IndexedEdge(target, "links-to", 1))]);
    }

    private static NoteId Id(int number) => NoteId.Parse(IdSource.Floor(DateTimeOffset.UnixEpoch.AddMinutes(number)));

    private string Changed(string text)
    {
        var words = text.Split(' ');
        for (var i = 0; i < words.Length; i++)
        {
            if (_random.NextDouble() < Swapped)
            {
                words[i] = _words[_random.Next(_words.Length)];
            }
        }

        return $"{string.Join(' ', words)} {_random.NextInt64():x}";
    }

    private float[] Near(float[] vector)
    {
        var deviation = Noise / Math.Sqrt(vector.Length);
        return Array.ConvertAll(vector, value => (float)(value + (deviation * Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble()))));
    }

    private static IReadOnlyList<IndexedChunk> Chunks(RealDocument document)
    {
        var text = document.Text.StartsWith('#') ? document.Text : $"# {document.Title}\n\n{document.Text}";
        return [.. Chunker.Split(text, MarkdownNoteParser.Parse(text), ChunkingOptions.Default)
            .Select(chunk => new IndexedChunk(chunk.Number, chunk.Span, chunk.HeadingPath, chunk.Span.Of(text).ToString(), null))];
    }
}
