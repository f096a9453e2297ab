using SecondBrain.Core.Chunking;
using SecondBrain.Core.Markdown;

namespace SecondBrain.Core.Tests;

internal static class ChunkInvariants
{
    public static void Check(string text, ParsedNote note, IReadOnlyList<Chunk> chunks, ChunkingOptions options)
    {
        var at = note.Body.Start;
        foreach (var (chunk, number) in chunks.Select((chunk, number) => (chunk, number)))
        {
            chunk.Number.ShouldBe(number);
            chunk.Span.Length.ShouldBeInRange(1, options.MaximumLength);
            (chunk.Span.Start >= at).ShouldBeTrue("chunks are in order and do not overlap");
            text.AsSpan(at, chunk.Span.Start - at).IsWhiteSpace().ShouldBeTrue("nothing but white space is left out");
            (char.IsWhiteSpace(text[chunk.Span.Start]) || char.IsWhiteSpace(text[chunk.Span.End - 1])).ShouldBeFalse();
            IsInsidePair(text, chunk.Span.Start).ShouldBeFalse();
            IsInsidePair(text, chunk.Span.End).ShouldBeFalse();
            at = chunk.Span.End;
        }

        text.AsSpan(at, note.Body.End - at).IsWhiteSpace().ShouldBeTrue("the end is not left out");
    }

    private static bool IsInsidePair(string text, int at) =>
        at > 0 && at < text.Length && char.IsHighSurrogate(text[at - 1]) && char.IsLowSurrogate(text[at]);
}
