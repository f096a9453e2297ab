using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Context;

/// <summary>Chooses passages one by one: always the one that is worth most for its tokens beside those chosen before.</summary>
internal sealed class PassagePacking(int budget, ContextOptions options)
{
    private readonly HashSet<ulong> _said = [];

    /// <summary>What the heading and citation of each chosen chunk would take.</summary>
    private readonly Dictionary<(NoteId, int), int> _frames = [];

    private readonly int _labelLength = ContextMarkdown.LabelLength(budget);

    /// <summary>In the order they were chosen.</summary>
    public List<PassageCandidate> Chosen { get; } = [];

    public int Used { get; private set; } = ContextMarkdown.FixedTokens;

    public int Duplicates { get; private set; }

    /// <summary>Fills the context up to a number of tokens. What is chosen or a duplicate is taken off the list.</summary>
    public void Fill(List<PassageCandidate> candidates, int limit)
    {
        var open = candidates.ConvertAll(candidate => new Open(candidate, ContextMarkdown.FencedTokens(candidate), ContextMarkdown.FrameTokens(candidate, _labelLength)));
        foreach (var candidate in open)
        {
            Chosen.ForEach(chosen => candidate.See(chosen, Said));
        }

        while (Best(open, limit) is { } best)
        {
            open.Remove(best);
            candidates.Remove(best.Candidate);
            if (Said(best.Candidate) >= options.DuplicateFrom)
            {
                Duplicates++;
                continue;
            }

            Choose(best.Candidate, Cost(best));
            open.ForEach(other => other.See(best.Candidate, Said));
        }
    }

    /// <summary>A passage that would not fit whole, as long as it may be.</summary>
    /// <param name="cut">Gives about so many characters of it.</param>
    public void FillWithPart(Func<int, PassageCandidate> cut)
    {
        for (var length = 4 * (budget - Used); length >= 40; length = length * 3 / 4)
        {
            var part = cut(length);
            var cost = ContextMarkdown.FencedTokens(part) + ContextMarkdown.FrameTokens(part, _labelLength);
            if (part.Text.Length > 0 && Used + cost <= budget)
            {
                Choose(part, cost);
                return;
            }
        }
    }

    private void Choose(PassageCandidate candidate, int cost)
    {
        Chosen.Add(candidate);
        Used += cost;
        _said.UnionWith(candidate.Shingles);
        if (candidate.Number is { } number)
        {
            _frames.Add((candidate.Note.Id, number), ContextMarkdown.FrameTokens(candidate, _labelLength));
        }
    }

    private Open? Best(List<Open> open, int limit)
    {
        Open? best = null;
        var most = 0.0;
        foreach (var candidate in open)
        {
            var cost = Cost(candidate);
            if (Used + cost > limit)
            {
                continue;
            }

            var gain = candidate.Candidate.Score * (1 - (options.Diversity * candidate.Similarity)) / Math.Pow(cost, options.Thrift);
            if (gain > most || (gain == most && best is not null && IsBefore(candidate.Candidate, best.Candidate)))
            {
                (best, most) = (candidate, gain);
            }
        }

        return best;
    }

    private static bool IsBefore(PassageCandidate left, PassageCandidate right) =>
        left.Note.Id.CompareTo(right.Note.Id) is var order && order != 0 ? order < 0 : left.Span.Start < right.Span.Start;

    /// <summary>A chunk next to a chosen one shares its citation; before it, it brings its own heading in place of the other's.</summary>
    private int Cost(Open open)
    {
        if (open.Candidate is not { Number: { } number, Note.Id: var id })
        {
            return open.Fenced + open.Frame;
        }

        return _frames.ContainsKey((id, number - 1)) ? open.Fenced
            : _frames.TryGetValue((id, number + 1), out var after) ? open.Fenced + Math.Max(0, open.Frame - after)
            : open.Fenced + open.Frame;
    }

    /// <summary>The share of it that the context says already.</summary>
    private double Said(PassageCandidate candidate) => (double)candidate.Shingles.Count(_said.Contains) / candidate.Shingles.Length;

    private sealed class Open(PassageCandidate candidate, int fenced, int frame)
    {
        public PassageCandidate Candidate => candidate;

        public int Fenced => fenced;

        public int Frame => frame;

        /// <summary>To the most similar chosen passage, 0 to 1.</summary>
        public double Similarity { get; private set; }

        public void See(PassageCandidate chosen, Func<PassageCandidate, double> said)
        {
            var similarity = candidate.Vector is { } own && chosen.Vector is { } other && own.Dimensions == other.Dimensions ? own.Cosine(other) : said(candidate);
            Similarity = Math.Clamp(similarity, Similarity, 1);
        }
    }
}
