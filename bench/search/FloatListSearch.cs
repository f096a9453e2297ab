using SecondBrain.Core.Notes;
using SecondBrain.Core.Search;

namespace SecondBrain.Bench.Search;

/// <summary>
/// The usual way, to compare with: each vector a list of floats, all of them compared with the query one by one, and a note matches by words when its title or its summary (the first 200
/// characters) contains one; half of the score each. It has all of it in memory already, which the systems that work so first read from their table.
/// </summary>
internal sealed class FloatListSearch
{
    private const int Summary = 200;

    private readonly List<(NoteId Id, string Title, string Summary, List<float> Vector)> _notes = [];

    public FloatListSearch(IEnumerable<IndexedNote> notes)
    {
        foreach (var note in notes)
        {
            foreach (var chunk in note.Chunks)
            {
                _notes.Add((note.Id, note.Title.ToLowerInvariant(), chunk.Text[..Math.Min(Summary, chunk.Text.Length)].ToLowerInvariant(), [.. chunk.Vector!.ToFloats()]));
            }
        }
    }

    public List<NoteId> Search(string query, float[] vector, int limit)
    {
        var words = query.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var scored = new List<(double Score, NoteId Id)>(_notes.Count);
        foreach (var (id, title, summary, own) in _notes)
        {
            var matches = words.Count(word => title.Contains(word, StringComparison.Ordinal) || summary.Contains(word, StringComparison.Ordinal));
            scored.Add(((0.5 * matches / words.Length) + (0.5 * Cosine(own, vector)), id));
        }

        return [.. scored.OrderByDescending(note => note.Score).Select(note => note.Id).Distinct().Take(limit)];
    }

    private static double Cosine(List<float> one, float[] other)
    {
        double dot = 0, first = 0, second = 0;
        for (var i = 0; i < other.Length; i++)
        {
            dot += one[i] * other[i];
            first += one[i] * one[i];
            second += other[i] * other[i];
        }

        return first == 0 || second == 0 ? 0 : dot / Math.Sqrt(first * second);
    }
}
