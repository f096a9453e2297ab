using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Context;

/// <summary>One or more adjacent chunks of a note under one citation, and why they are there.</summary>
/// <param name="Citation">From 1.</param>
/// <param name="HeadingPath">The headings above the first part, joined by <c> &gt; </c>; empty for none.</param>
/// <param name="Parts">In order of the text, with nothing but white space between them.</param>
/// <param name="Score">Of the best part: 0 to 1, comparable within one context only.</param>
/// <param name="Terms">The words of the query that the parts have in some form, as the query wrote them.</param>
/// <param name="Connection">For a note that is there because it is connected with a passage's note; null for one that is not, or has words of the query.</param>
public sealed record ContextPassage(
    int Citation,
    NoteId Id,
    string Title,
    string HeadingPath,
    IReadOnlyList<PassagePart> Parts,
    double Score,
    IReadOnlyList<string> Terms,
    PassageConnection? Connection)
{
    /// <inheritdoc cref="Search.IndexedNote.Marks"/>
    public IReadOnlyList<string> Marks { get; init; } = [];
}

/// <param name="Span">Range of the note's original text.</param>
/// <param name="Text">The text of <paramref name="Span"/>, verbatim.</param>
public sealed record PassagePart(TextSpan Span, string Text);

/// <summary>The edge through which a note came into a context.</summary>
/// <param name="Citation">A passage of the note at the other end.</param>
/// <param name="Type">For example <c>links-to</c>.</param>
/// <param name="Weight">0 to 1; null when the note's name in the other's text is all there is.</param>
/// <param name="Outgoing">Whether the edge leads from the cited note to the connected one.</param>
public sealed record PassageConnection(int Citation, NoteId Note, string Type, double? Weight, bool Outgoing);
