using SecondBrain.Core.Context;
using SecondBrain.Core.Search;

namespace SecondBrain.Bench.Context;

/// <summary>What a prompt is usually filled with: the hits' texts one after the other, until the next does not fit.</summary>
internal static class PlainConcatenation
{
    /// <param name="cited">Whether each has the heading, fences and source line that ours has.</param>
    public static (IReadOnlyList<IndexedNote> Notes, int Tokens) Of(BrainIndex index, IEnumerable<SearchHit> hits, int budget, bool cited)
    {
        var notes = new List<IndexedNote>();
        var used = 0;
        foreach (var hit in hits)
        {
            var note = index.Find(hit.Id)!;
            var text = string.Join("\n\n", note.Chunks.Select(chunk => chunk.Text)) + "\n\n";
            var frame = cited ? $"### [99] {note.Title}\n```text\n\n```\n[99] {note.Id}\n" : "";
            var tokens = TokenEstimate.Of(text) + TokenEstimate.Of(frame);
            if (used + tokens > budget)
            {
                break;
            }

            notes.Add(note);
            used += tokens;
        }

        return (notes, used);
    }
}
