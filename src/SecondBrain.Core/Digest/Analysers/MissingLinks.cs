using SecondBrain.Core.Notes;
using SecondBrain.Core.Search;
using SecondBrain.Core.Vectors;

namespace SecondBrain.Core.Digest.Analysers;

/// <summary>Pairs of notes of like meaning without a link between them, the most alike first. A note's meaning is the mean direction of its chunks' stored vectors.</summary>
/// <remarks>Every pair is compared, as bytes: 10,000 notes of 512 dimensions take about a second.</remarks>
public static class MissingLinks
{
    /// <summary>Of more notes that are alike than this, a note's pairs with the least alike are left out. Without it the findings in a thousand equal notes were half a million.</summary>
    private const int PairsOfANote = 100;

    public static IEnumerable<Finding> Find(BrainSight sight, DigestOptions options)
    {
        var meanings = sight.Notes
            .Select(note => (note.Id, Vector: Meaning(note)))
            .Where(meaning => meaning.Vector is not null)
            .GroupBy(meaning => meaning.Vector!.Dimensions);
        return meanings
            .SelectMany(meanings => Pairs(sight, [.. meanings.Select(meaning => (meaning.Id, meaning.Vector!))], options.Similar))
            .OrderByDescending(pair => pair.Cosine).ThenBy(pair => pair.One).ThenBy(pair => pair.Other)
            .Select(pair => new Finding(FindingKind.MissingLink, $"{pair.One}+{pair.Other}", [pair.One, pair.Other], Name: null, Math.Round(pair.Cosine, 3)));
    }

    private static IEnumerable<(NoteId One, NoteId Other, float Cosine)> Pairs(BrainSight sight, IReadOnlyList<(NoteId Id, QuantizedVector Vector)> meanings, double similar)
    {
        var packed = new PackedVectors(meanings[0].Vector.Dimensions, meanings.Count);
        foreach (var (_, vector) in meanings)
        {
            packed.Add(vector, packed.Count);
        }

        return AllPairs.Above(packed.Block, similar, PairsOfANote, (one, other) => sight.AreLinked(meanings[one].Id, meanings[other].Id))
            .Select(pair => (meanings[pair.One].Id, meanings[pair.Other].Id, pair.Cosine));
    }

    private static QuantizedVector? Meaning(IndexedNote note) => MeanDirection.Of(note.Chunks.Select(chunk => chunk.Vector).OfType<QuantizedVector>());
}
