using SecondBrain.Core.Graph;
using SecondBrain.Core.Search.Live;
using SecondBrain.Core.Search.Segments;
using SecondBrain.Core.Search.Text;

namespace SecondBrain.Core.Search.Ranking;

/// <summary>The notes whose title or alias is in the text of a note.</summary>
internal static class MentionedNotes
{
    /// <summary>Longer names are not looked for.</summary>
    private const int MaximumTokens = 6;

    /// <summary>A name of more notes than this says nothing about any of them.</summary>
    private const int MaximumNamesakes = 4;

    /// <param name="chunks">How many chunks of the text are read, from its beginning.</param>
    /// <returns>By note: 1, or its share among the notes with the same name. In order of the text, namesakes by id, each once: a walk's masses depend on the order of edges (<see cref="PersonalisedPageRank"/>).</returns>
    public static List<(int Note, double Share)> In(IndexView view, int node, int chunks)
    {
        var part = view.PartOf(node);
        var local = node - part.FirstNote;
        var mentioned = new List<(int, double)>();
        var seen = new HashSet<int> { node };
        var longest = Longest(view);
        var found = new List<int>();
        for (var chunk = 0; chunk < Math.Min(chunks, part.Segment.ChunkCount(local)); chunk++)
        {
            var text = part.Segment.Text(part.Segment.FirstChunk(local) + chunk);
            var tokens = Tokenizer.Tokenize(text);
            for (var first = 0; first < tokens.Count;)
            {
                var length = Longest(view, text, tokens, first, longest, found);
                if (found.Count <= MaximumNamesakes)
                {
                    if (found.Count > 1)
                    {
                        found.Sort((one, other) => view.Id(one).CompareTo(view.Id(other))); // whatever segments they lie in
                    }

                    mentioned.AddRange(found.Where(seen.Add).Select(note => (note, 1.0 / found.Count)));
                }

                first += Math.Max(1, length);
            }
        }

        return mentioned;
    }

    /// <summary>The longest name that starts with a token: what is named inside of another name, its own included, is not meant.</summary>
    /// <param name="found">Receives the notes with that name; none if there is no name.</param>
    private static int Longest(IndexView view, string text, List<Token> tokens, int first, int longest, List<int> found)
    {
        Span<ulong> hashes = stackalloc ulong[Math.Min(longest, tokens.Count - first)];
        var hash = NameHash.Empty;
        for (var i = 0; i < hashes.Length; i++)
        {
            hash = hashes[i] = NameHash.Add(hash, tokens[first + i].Text);
        }

        found.Clear();
        for (var length = hashes.Length; length > 0; length--)
        {
            if (length == 1 && !SaysSomething(tokens[first], text))
            {
                continue;
            }

            Find(view, hashes[length - 1], found);
            if (length == 1)
            {
                found.RemoveAll(note => !IsWrittenLike(view, note, text.AsSpan(tokens[first].Start, tokens[first].Length)));
            }

            if (found.Count > 0)
            {
                return length;
            }
        }

        return 0;
    }

    private static int Longest(IndexView view)
    {
        var longest = 0;
        foreach (var part in view.Parts)
        {
            longest = Math.Max(longest, part.Segment.LongestName);
        }

        return Math.Min(longest, MaximumTokens);
    }

    /// <summary>
    /// One word alone is a name only if it is not one that every text has, and is written like a name: with a capital, or with signs and digits.
    /// Notes about commands or ideas are called "find" or "time": a text that has such a word seldom means them.
    /// </summary>
    private static bool SaysSomething(Token token, string text) =>
        token.Text.Length > 2 && !StopWords.English.Contains(token.Text) && !StopWords.Spanish.Contains(token.Text) && !char.IsAsciiDigit(token.Text[0])
        && (token.Kind == TokenKind.Literal || !char.IsLower(text[token.Start]));

    /// <summary>A word at the start of a sentence has a capital too, but the name of the note then has none.</summary>
    private static bool IsWrittenLike(IndexView view, int note, ReadOnlySpan<char> word)
    {
        var written = word.ToString();
        return view.Title(note).StartsWith(written, StringComparison.Ordinal) || view.Aliases(note).Contains(written, StringComparer.Ordinal);
    }

    private static void Find(IndexView view, ulong hash, List<int> found)
    {
        found.Clear();
        foreach (var part in view.Parts)
        {
            var from = found.Count;
            part.Segment.FindNames(hash, found);
            for (var i = found.Count - 1; i >= from; i--)
            {
                if (part.IsDead(found[i]))
                {
                    found.RemoveAt(i);
                }
                else
                {
                    found[i] += part.FirstNote;
                }
            }
        }
    }
}
