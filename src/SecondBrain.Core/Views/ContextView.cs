using SecondBrain.Core.Context;

namespace SecondBrain.Core.Views;

/// <summary>A context as readers see it.</summary>
/// <param name="Context">Markdown for a prompt.</param>
/// <param name="Tokens">Of the Markdown, as estimated.</param>
/// <param name="Advice">What to know about this answer; null when there is nothing special.</param>
public sealed record ContextView(
    string Context,
    int Tokens,
    int Budget,
    IReadOnlyList<ContextPassageView> Passages,
    LeftOut LeftOut,
    string? Advice)
{
    public static ContextView Of(NoteContextAnswer answer)
    {
        var (markdown, tokens, budget, _, passages, leftOut) = answer.Context;
        return new ContextView(markdown, tokens, budget, [.. passages.Select(ContextPassageView.Of)], leftOut, AdviceFor(answer));
    }

    public static string? AdviceFor(NoteContextAnswer answer) => answer switch
    {
        { Context.Matches: 0 } => "Nothing matches. Try other words, or fewer filters.",
        { Context.Passages.Count: 0 } => "Notes match, but no passage fits: ask for a larger budget.",
        { WordsOnly: true } => "The embedding model did not answer: the passages were chosen by words only.",
        _ => null,
    };
}

/// <param name="Citation">Its number in the Markdown.</param>
/// <param name="Parts">Adjacent pieces of the note's original text, verbatim; ranges in UTF-16 code units.</param>
/// <param name="Terms">The words of the query that the passage has.</param>
/// <param name="Connection">The edge that brought the note in; null when it matches the query itself.</param>
/// <param name="Marks">What to know before reading: <c>untrusted</c>, and the note's flags; empty for most.</param>
public sealed record ContextPassageView(
    int Citation,
    string Id,
    string Title,
    string HeadingPath,
    IReadOnlyList<PassagePart> Parts,
    double Score,
    IReadOnlyList<string> Terms,
    ContextConnectionView? Connection,
    IReadOnlyList<string> Marks)
{
    public static ContextPassageView Of(ContextPassage passage) => new(
        passage.Citation,
        passage.Id.Value,
        passage.Title,
        passage.HeadingPath,
        passage.Parts,
        Math.Round(passage.Score, 3),
        passage.Terms,
        passage.Connection is { } via ? new ContextConnectionView(via.Citation, via.Note.Value, via.Type, via.Weight, via.Outgoing) : null,
        passage.Marks);
}

/// <param name="Citation">A passage of the note at the other end of the edge.</param>
/// <param name="Weight">Null when search followed the link, or found one note's name in the other.</param>
/// <param name="Outgoing">Whether the edge leads from that note to the connected one.</param>
public sealed record ContextConnectionView(int Citation, string Note, string Type, double? Weight, bool Outgoing);
