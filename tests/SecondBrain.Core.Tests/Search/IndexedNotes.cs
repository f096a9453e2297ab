using SecondBrain.Core.Identity;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Search;
using SecondBrain.Core.Vectors;

namespace SecondBrain.Core.Tests.Search;

/// <summary>Notes for tests, by number.</summary>
internal static class IndexedNotes
{
    public static NoteId Id(int number) => NoteId.Parse(IdSource.Floor(DateTimeOffset.UnixEpoch.AddSeconds(number)));

    public static IndexedNote Note(int number, string title, params string[] chunks)
    {
        var start = 0;
        var indexed = new List<IndexedChunk>();
        foreach (var chunk in chunks)
        {
            indexed.Add(new IndexedChunk(indexed.Count, new TextSpan(start, start + chunk.Length), "", chunk, null));
            start += chunk.Length + 2;
        }

        return new IndexedNote(Id(number), title, [], [], "note", "seed", "private", null, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(number), indexed, []);
    }

    public static IndexedNote WithVectors(this IndexedNote note, params float[][] vectors) =>
        note with { Chunks = [.. note.Chunks.Select((chunk, i) => chunk with { Vector = QuantizedVector.Quantize(vectors[i]) })] };

    public static IndexedNote WithEdges(this IndexedNote note, params (int Target, double Weight)[] edges) =>
        note with { Edges = [.. edges.Select(edge => new IndexedEdge(Id(edge.Target), "links", edge.Weight))] };

    /// <summary>Written at once.</summary>
    public static BrainIndex Index(params IndexedNote[] notes)
    {
        var index = new BrainIndex();
        index.Apply(notes, []);
        return index;
    }

    /// <summary>Written one by one, so that there are several segments.</summary>
    public static BrainIndex IndexOneByOne(params IEnumerable<IndexedNote> notes)
    {
        var index = new BrainIndex();
        foreach (var note in notes)
        {
            index.Put(note);
        }

        return index;
    }

    public static SearchAnswer Search(this BrainIndex index, string query) => index.Search(new SearchRequest(query), []);

    public static IEnumerable<string> Titles(this SearchAnswer answer) => answer.Hits.Select(hit => hit.Title);
}
