using System.Buffers;
using System.Text;
using System.Text.Json;

namespace SecondBrain.Local.Embedding;

/// <summary>
/// Cuts a text into pieces of a SentencePiece unigram vocabulary: the cut whose scores have the largest sum (Viterbi), as the
/// JavaScript reference does it, its choices for unknown characters and ties included. Immutable, so thread-safe.
/// </summary>
internal sealed class PieceTokenizer
{
    /// <summary>The piece that stands for characters the vocabulary does not have; a run of them is one piece.</summary>
    public const int Unknown = 0;

    private const char Separator = '\u2581';

    // <unk>, <s>, </s> and three unused ones: a text never yields them
    private const int ReservedPieces = 6;
    private readonly PieceTrie _trie = new();
    private readonly double[] _scores;
    private readonly byte[] _lengths;

    private PieceTokenizer(JsonElement vocabulary)
    {
        _scores = new double[vocabulary.GetArrayLength()];
        _lengths = new byte[_scores.Length];
        // An unknown character costs nothing, and there is no other choice where one is
        _lengths[Unknown] = 1;
        var piece = 0;
        foreach (var entry in vocabulary.EnumerateArray())
        {
            if (piece >= ReservedPieces)
            {
                var text = entry[0].GetString()!;
                // A few pieces with a colon have no score; in JavaScript, null adds nothing to a sum
                _scores[piece] = entry[1].ValueKind == JsonValueKind.Null ? 0 : entry[1].GetDouble();
                _lengths[piece] = checked((byte)text.Length);
                _trie.Add(text, piece);
            }

            piece++;
        }
    }

    /// <param name="path">A JSON array of [piece, log probability].</param>
    public static PieceTokenizer Load(string path)
    {
        using var file = File.OpenRead(path);
        using var json = JsonDocument.Parse(file);
        return new PieceTokenizer(json.RootElement);
    }

    /// <param name="maximum">Of the pieces only so many are returned, from the start.</param>
    public int[] Tokenize(string text, int maximum = int.MaxValue)
    {
        var symbols = Symbols(text);
        if (symbols.Length == 0)
            return [];
        symbols = symbols[..LengthOfWords(symbols, maximum)];

        var best = ArrayPool<double>.Shared.Rent(symbols.Length + 1);
        var last = ArrayPool<ushort>.Shared.Rent(symbols.Length + 1);
        try
        {
            Search(symbols, best, last);
            return Collect(last, symbols.Length, maximum);
        }
        finally
        {
            ArrayPool<double>.Shared.Return(best);
            ArrayPool<ushort>.Shared.Return(last);
        }
    }

    private static ReadOnlySpan<char> Symbols(string text)
    {
        if (text.Length == 0)
            return default;
        // Half a surrogate pair cannot be normalised; like the replacement character, it is unknown to the vocabulary
        var normalized = WellFormed(text).Normalize(NormalizationForm.FormKC);
        return string.Create(normalized.Length + 1, normalized, (symbols, source) =>
        {
            symbols[0] = Separator;
            source.AsSpan().Replace(symbols[1..], ' ', Separator);
        });
    }

    private static string WellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !Rune.TryGetRuneAt(text, i++, out _))
                return string.Concat(text.EnumerateRunes());
        }

        return text;
    }

    /// <summary>
    /// The length of the first <paramref name="maximum"/> words. No piece reaches over a separator, so the cut of a word does
    /// not depend on what follows it, and each word has a piece at least: what is beyond cannot be among the first pieces.
    /// </summary>
    private static int LengthOfWords(ReadOnlySpan<char> symbols, int maximum)
    {
        var length = 0;
        for (var word = 0; word < maximum && length < symbols.Length; word++)
        {
            var next = symbols[(length + 1)..].IndexOf(Separator);
            length = next < 0 ? symbols.Length : length + 1 + next;
        }

        return length;
    }

    private void Search(ReadOnlySpan<char> symbols, Span<double> best, Span<ushort> last)
    {
        best[..(symbols.Length + 1)].Clear();
        for (var start = 0; start < symbols.Length; start++)
        {
            var found = false;
            var node = PieceTrie.Root;
            for (var end = start; end < symbols.Length && (node = _trie.Child(node, symbols[end])) != 0; end++)
            {
                var piece = _trie.PieceAt(node);
                if (piece < 0)
                    continue;
                found = true;
                Offer(piece, best[start] + _scores[piece], end + 1, best, last);
            }

            if (!found)
                Offer(Unknown, best[start], start + 1, best, last);
        }
    }

    private static void Offer(int piece, double score, int end, Span<double> best, Span<ushort> last)
    {
        // The reference takes 0 for 'nothing yet', also where pieces without a score add up to it. Among equals the shorter piece wins
        if (best[end] == 0 || score >= best[end])
            (best[end], last[end]) = (score, (ushort)piece);
    }

    private int[] Collect(ReadOnlySpan<ushort> last, int length, int maximum)
    {
        var pieces = new List<int>(length / 3);
        for (var end = length; end > 0; end -= _lengths[last[end]])
        {
            if (last[end] != Unknown || pieces.Count == 0 || pieces[^1] != Unknown)
                pieces.Add(last[end]);
        }

        pieces.Reverse();
        return pieces.Count <= maximum ? [.. pieces] : [.. pieces[..maximum]];
    }
}
