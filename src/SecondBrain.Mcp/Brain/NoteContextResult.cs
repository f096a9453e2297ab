using System.Text.Json.Nodes;
using SecondBrain.Core.Context;
using SecondBrain.Core.Views;

namespace SecondBrain.Mcp.Brain;

/// <summary>A context without its Markdown: that is the text of the result, and no client needs to pay for it twice.</summary>
internal sealed record NoteContextResult(int Tokens, int Budget, IReadOnlyList<ContextPassageView> Passages, LeftOut LeftOut, string? Advice)
{
    public static JsonObject Schema { get; } = Tools.Schema.Result(
        ["tokens", "budget", "passages", "leftOut"],
        ("tokens", Tools.Schema.Integer()),
        ("budget", Tools.Schema.Integer()),
        ("passages", Tools.Schema.ListOf("citation", "id", "title", "headingPath", "parts", "score", "terms")),
        ("leftOut", Tools.Schema.With("notes", "passages", "duplicates")),
        ("advice", Tools.Schema.Text()));

    public static NoteContextResult Of(NoteContextAnswer answer)
    {
        var view = ContextView.Of(answer);
        return new NoteContextResult(view.Tokens, view.Budget, [.. view.Passages.Select(Fenced)], view.LeftOut, view.Advice);
    }

    /// <summary>What to know of the text as a whole before reading it.</summary>
    public static IReadOnlyList<string> MarksOf(NoteContextAnswer answer) =>
        [.. answer.Context.Passages.SelectMany(passage => passage.Marks).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static ContextPassageView Fenced(ContextPassageView passage) =>
        passage with { Parts = [.. passage.Parts.Select(part => part with { Text = DataFence.Wrap(part.Text, passage.Marks) })] };
}
