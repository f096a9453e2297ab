using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Context;

/// <summary>Puts chosen passages into the order in which they are read: notes as they were chosen, within a note by place, then connected notes, best first; and numbers them.</summary>
internal static class ContextLayout
{
    public static IReadOnlyList<ContextPassage> Of(IReadOnlyList<PassageCandidate> chosen, IReadOnlyList<string> words)
    {
        var passages = new List<ContextPassage>();
        var citations = new Dictionary<NoteId, int>();
        var seeds = chosen.Where(passage => passage.Edge is null && passage.Path is null).Select(passage => passage.Note.Id).ToHashSet();
        SeedEdge? EdgeOf(PassageCandidate passage) => (passage.Edge ?? passage.Path) is { } edge && seeds.Contains(edge.Seed) ? edge : null;
        foreach (var note in chosen.Where(passage => EdgeOf(passage) is null).GroupBy(passage => passage.Note.Id))
        {
            citations[note.Key] = passages.Count + 1;
            passages.AddRange(Adjacent(note).Select((parts, i) => Passage(citations[note.Key] + i, parts, words, null)));
        }

        foreach (var note in chosen.Where(passage => EdgeOf(passage) is not null).OrderByDescending(passage => passage.Score).GroupBy(passage => passage.Note.Id))
        {
            var edge = EdgeOf(note.First())!;
            var connection = new PassageConnection(citations[edge.Seed], edge.Seed, edge.Type, edge.Weight, edge.Outgoing);
            var first = passages.Count + 1;
            passages.AddRange(Adjacent(note).Select((parts, i) => Passage(first + i, parts, words, connection)));
        }

        return passages;
    }

    private static List<List<PassageCandidate>> Adjacent(IEnumerable<PassageCandidate> note)
    {
        var groups = new List<List<PassageCandidate>>();
        foreach (var passage in note.OrderBy(passage => passage.Span.Start))
        {
            if (groups.Count > 0 && groups[^1][^1].Number is { } before && passage.Number == before + 1)
            {
                groups[^1].Add(passage);
            }
            else
            {
                groups.Add([passage]);
            }
        }

        return groups;
    }

    private static ContextPassage Passage(int citation, List<PassageCandidate> parts, IReadOnlyList<string> words, PassageConnection? connection) => new(
        citation,
        parts[0].Note.Id,
        parts[0].Note.Title,
        parts[0].HeadingPath,
        parts.ConvertAll(part => new PassagePart(part.Span, part.Text)),
        parts.Max(part => part.Score),
        [.. parts.SelectMany(part => part.Words).Distinct().Order().Select(word => words[word])],
        connection)
    {
        Marks = parts[0].Note.Marks,
    };
}
