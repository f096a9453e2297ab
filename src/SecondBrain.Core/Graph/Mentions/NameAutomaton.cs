namespace SecondBrain.Core.Graph.Mentions;

/// <summary>
/// Finds all names of a brain in one pass over a text: the automaton of Aho and Corasick (1975) over words, so that a name is never found inside of a word.
/// Immutable and safe for concurrent use.
/// </summary>
/// <remarks>Takes about 200 bytes a word of a name; a pass takes time linear in the text.</remarks>
internal sealed class NameAutomaton
{
    private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<(int State, int Word), int> _next = [];
    private readonly List<int> _depths = [0];
    private readonly List<SortedSet<int>?> _notes = [null];
    private readonly int[] _fallback;
    private readonly int[] _shorter; // the longest name that ends where a state's name ends; 0 for none

    /// <param name="names">Their words, and whose they are. A name without a word is left out.</param>
    public NameAutomaton(IEnumerable<(IReadOnlyList<string> Words, int Note)> names)
    {
        foreach (var (words, note) in names)
        {
            Add(words, note);
        }

        (_fallback, _shorter) = Link();
    }

    /// <summary>The names in the words of a text, in order: from left to right the longest one, none overlapping another.</summary>
    public List<NameMatch> Find(IReadOnlyList<NameWord> words)
    {
        var longest = new int[words.Count]; // the state of the longest name that starts at each word
        var state = 0;
        for (var at = 0; at < words.Count; at++)
        {
            state = _words.TryGetValue(words[at].Text, out var word) ? Step(state, word) : 0;
            for (var end = _notes[state] is null ? _shorter[state] : state; end != 0; end = _shorter[end])
            {
                var start = at - _depths[end] + 1;
                if (_depths[end] > _depths[longest[start]])
                {
                    longest[start] = end;
                }
            }
        }

        var matches = new List<NameMatch>();
        for (var at = 0; at < words.Count; at += Math.Max(1, _depths[longest[at]]))
        {
            if (longest[at] != 0)
            {
                matches.Add(new NameMatch(at, _depths[longest[at]], [.. _notes[longest[at]]!]));
            }
        }

        return matches;
    }

    private void Add(IReadOnlyList<string> words, int note)
    {
        var state = 0;
        foreach (var text in words)
        {
            if (!_words.TryGetValue(text, out var word))
            {
                _words.Add(text, word = _words.Count);
            }

            if (!_next.TryGetValue((state, word), out var next))
            {
                _next.Add((state, word), next = _depths.Count);
                _depths.Add(_depths[state] + 1);
                _notes.Add(null);
            }

            state = next;
        }

        if (state != 0)
        {
            (_notes[state] ??= []).Add(note);
        }
    }

    private (int[] Fallback, int[] Shorter) Link()
    {
        var (fallback, shorter) = (new int[_depths.Count], new int[_depths.Count]);
        foreach (var ((state, word), next) in _next.OrderBy(edge => _depths[edge.Value]))
        {
            var back = fallback[state];
            var at = 0;
            while (state != 0 && !_next.TryGetValue((back, word), out at) && back != 0)
            {
                back = fallback[back];
            }

            fallback[next] = at;
            shorter[next] = _notes[at] is null ? shorter[at] : at;
        }

        return (fallback, shorter);
    }

    private int Step(int state, int word)
    {
        int next;
        while (!_next.TryGetValue((state, word), out next) && state != 0)
        {
            state = _fallback[state];
        }

        return next;
    }
}
