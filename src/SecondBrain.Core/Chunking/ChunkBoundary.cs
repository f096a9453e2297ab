namespace SecondBrain.Core.Chunking;

/// <summary>Where to cut a text that is too long: the best kind of boundary there is, nearest to the target.</summary>
internal static class ChunkBoundary
{
    private enum Kind
    {
        None,
        Word,
        Sentence,
        Line,
        Paragraph,
    }

    /// <summary>A cut after <paramref name="start"/>, at most at <paramref name="maximum"/>, and if possible past half of the way to <paramref name="target"/>.</summary>
    public static int Find(string text, int start, int target, int maximum)
    {
        var from = start + Math.Max(1, (target - start) / 2);
        var best = Kind.None;
        var cut = -1;
        for (var at = from; at <= maximum; at++)
        {
            var kind = Classify(text, at);
            if (kind > best || (kind == best && kind != Kind.None && Math.Abs(at - target) <= Math.Abs(cut - target)))
            {
                (best, cut) = (kind, at);
            }
        }

        if (cut > 0)
        {
            return cut;
        }

        return char.IsLowSurrogate(text[maximum]) && char.IsHighSurrogate(text[maximum - 1]) && maximum - 1 > start ? maximum - 1 : maximum;
    }

    /// <summary>What ends just before <paramref name="at"/>.</summary>
    private static Kind Classify(string text, int at)
    {
        var before = text[at - 1];
        if (before is '\n' or '\r')
        {
            return IsBlankLine(text, at) ? Kind.Paragraph : Kind.Line;
        }

        if (before is '。' or '！' or '？')
        {
            return Kind.Sentence;
        }

        if (!char.IsWhiteSpace(before))
        {
            return Kind.None;
        }

        return at >= 2 && text[at - 2] is '.' or '!' or '?' or '…' ? Kind.Sentence : Kind.Word;
    }

    private static bool IsBlankLine(string text, int at)
    {
        for (var i = at; i < text.Length && i < at + 200; i++)
        {
            if (text[i] is '\n')
            {
                return true;
            }

            if (!char.IsWhiteSpace(text[i]))
            {
                return false;
            }
        }

        return false;
    }
}
