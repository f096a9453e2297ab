using SecondBrain.Core.Search.Live;
using SecondBrain.Core.Search.Matching;
using SecondBrain.Core.Search.Segments;

namespace SecondBrain.Core.Search.Hits;

/// <summary>Which words of the query a hit has, and in which of its chunks.</summary>
internal sealed class HitEvidence
{
    private readonly int[] _lastWord;
    private readonly HashSet<int> _terms = [];

    private HitEvidence(LiveSegment part, int note, int words)
    {
        (Part, Note) = (part, note);
        ChunkWords = new double[part.Segment.ChunkCount(note)];
        _lastWord = new int[ChunkWords.Length];
        Has = new bool[words];
    }

    public LiveSegment Part { get; }

    /// <summary>The note's ordinal in the segment.</summary>
    public int Note { get; }

    /// <summary>By chunk: the summed rarity of the words that it has.</summary>
    public double[] ChunkWords { get; }

    /// <summary>By word of the query, in any field.</summary>
    public bool[] Has { get; }

    /// <param name="hits">Ordinals of the view.</param>
    public static List<HitEvidence> Of(SearchScratch scratch, IReadOnlyList<int> hits, IReadOnlyList<FoundWord> words)
    {
        var evidence = new List<HitEvidence>(hits.Count);
        foreach (var hit in hits)
        {
            var part = scratch.View.PartOf(hit);
            evidence.Add(new HitEvidence(part, hit - part.FirstNote, words.Count));
            scratch.Numbers[hit] = evidence.Count;
        }

        for (var i = 0; i < scratch.View.Parts.Length; i++)
        {
            var part = scratch.View.Parts[i];
            if (!evidence.Exists(hit => hit.Part == part))
            {
                continue;
            }

            for (var word = 0; word < words.Count; word++)
            {
                foreach (var term in words[word].Terms[i])
                {
                    foreach (var field in TermNotes.Fields)
                    {
                        Collect(scratch, part, term, field, word, words[word].Rarity, evidence);
                    }
                }
            }
        }

        foreach (var hit in hits)
        {
            scratch.Numbers[hit] = 0;
        }

        return evidence;
    }

    /// <param name="terms">Of the hit's segment.</param>
    public bool HasAny(int[] terms) => Array.Exists(terms, _terms.Contains);

    private static void Collect(SearchScratch scratch, LiveSegment part, int term, IndexField field, int word, double rarity, List<HitEvidence> evidence)
    {
        Span<int> buffer = stackalloc int[PostingReader.BufferLength];
        var numbers = scratch.Numbers.AsSpan(part.FirstNote, part.Segment.Notes);
        var chunkNotes = field == IndexField.Body ? part.Segment.ChunkNotes : [];
        var postings = part.Segment.Postings(term, field, buffer);
        while (postings.NextBlock(out var documents, out _))
        {
            foreach (var document in documents)
            {
                var note = chunkNotes.IsEmpty ? document : chunkNotes[document];
                if (numbers[note] == 0)
                {
                    continue;
                }

                var hit = evidence[numbers[note] - 1];
                hit.Has[word] = true;
                hit._terms.Add(term);
                if (!chunkNotes.IsEmpty)
                {
                    hit.AddToChunk(document - part.Segment.FirstChunk(note), word, rarity);
                }
            }
        }
    }

    /// <summary>A chunk with two forms of a word has one word.</summary>
    private void AddToChunk(int chunk, int word, double rarity)
    {
        if (_lastWord[chunk] != word + 1)
        {
            _lastWord[chunk] = word + 1;
            ChunkWords[chunk] += rarity;
        }
    }
}
