using SecondBrain.Core.Notes;
using SecondBrain.Core.Search;
using SecondBrain.Core.Vectors;

namespace SecondBrain.Core.Digest.Analysers;

/// <summary>Pairs of notes of like meaning without a link between them, the most alike first. A note's meaning is the mean direction of its chunks' stored vectors.</summary>
/// <remarks>Every pair is compared, as bytes: 5,000 notes of 512 dimensions take less than a second.</remarks>
public static class MissingLinks
{
    public static IEnumerable<Finding> Find(BrainSight sight, DigestOptions options)
    {
        var meanings = sight.Notes.Select(note => (note.Id, Vector: Meaning(note))).Where(entry => entry.Vector is not null).ToList();
        var pairs = new List<(NoteId One, NoteId Other, float Cosine)>();
        for (var i = 0; i < meanings.Count; i++)
        {
            for (var j = i + 1; j < meanings.Count; j++)
            {
                if (meanings[i].Vector!.Dimensions == meanings[j].Vector!.Dimensions
                    && meanings[i].Vector!.Cosine(meanings[j].Vector!) is var cosine
                    && cosine >= options.Similar
                    && !sight.AreLinked(meanings[i].Id, meanings[j].Id))
                {
                    pairs.Add((meanings[i].Id, meanings[j].Id, cosine));
                }
            }
        }

        return pairs
            .OrderByDescending(pair => pair.Cosine).ThenBy(pair => pair.One).ThenBy(pair => pair.Other)
            .Select(pair => new Finding(FindingKind.MissingLink, $"{pair.One}+{pair.Other}", [pair.One, pair.Other], Name: null, Math.Round(pair.Cosine, 3)));
    }

    /// <summary>Null for a note that is not embedded.</summary>
    private static QuantizedVector? Meaning(IndexedNote note)
    {
        float[]? sum = null;
        foreach (var vector in note.Chunks.Select(chunk => chunk.Vector).OfType<QuantizedVector>())
        {
            var values = vector.ToFloats();
            var length = MathF.Sqrt(values.Sum(value => value * value));
            sum ??= new float[values.Length];
            for (var i = 0; i < values.Length && values.Length == sum.Length && length > 0; i++)
            {
                sum[i] += values[i] / length;
            }
        }

        return sum is null ? null : QuantizedVector.Quantize(sum);
    }
}
