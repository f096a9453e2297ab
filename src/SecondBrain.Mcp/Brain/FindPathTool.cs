using SecondBrain.Core.Access;
using SecondBrain.Core.Graph;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Reading;
using SecondBrain.Core.Views;
using SecondBrain.Mcp.Brain.Resources;
using SecondBrain.Mcp.Protocol;
using SecondBrain.Mcp.Tools;

namespace SecondBrain.Mcp.Brain;

internal sealed class FindPathTool(GraphReader graph, SeenNotes notes) : ITool
{
    private const int MaxDepth = 3;

    private const int MaxNear = 60;

    private const string Fewest = "fewest";

    private const string Strongest = "strongest";

    public ToolDescription Description { get; } = new(
        "find_path",
        "Find a path",
        $$"""
        Shows how two notes are connected: the notes and links between them. Without 'to': the notes around 'from'.
        Example: {"from": "{{NoteArguments.IdExample}}", "to": "01JD8Z1C5W7R9ZC3N5P6Q8S0TV"}
        """,
        Scope.Read,
        Schema.Object(
            ["from"],
            ("from", Schema.Text()),
            ("to", Schema.Text()),
            ("by", Schema.OneOf([Fewest, Strongest], "Fewest links or strongest ones.")),
            ("depth", Schema.Integer("Links away, without 'to'.", 1, 1, MaxDepth))),
        FoundPath.Schema)
    { IsReadOnly = true, View = NeighbourhoodView.Uri };

    public async Task<McpResult> CallAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var principal = call.Request.Principal;
        var from = call.Arguments.NoteId("from");
        var to = call.Arguments.Text("to", 200) is null ? (NoteId?)null : call.Arguments.NoteId("to");
        var by = call.Arguments.OneOf("by", [Fewest, Strongest]) == Strongest ? PathMeasure.Weight : PathMeasure.Fewest;
        var depth = call.Arguments.Number("depth", 1, 1, MaxDepth);
        foreach (var id in to is { } other ? (NoteId[])[from, other] : [from])
        {
            if (await notes.FindAsync(principal, id, cancellationToken) is null)
            {
                return NoteArguments.NoSuchNote(id.Value);
            }
        }

        return to is { } target
            ? Show(await graph.PathAsync(principal, from, target, by, cancellationToken))
            : await ShowAsync(await graph.NeighbourhoodAsync(principal, from, depth, MaxNear, cancellationToken));
    }

    private static McpResult Show(PathReading reading) => reading is PathReading.Read { View: var path }
        ? ToolResults.Structured(
            new FoundPath(
                path.Nodes, path.Edges, path.Nodes.Count > 0 ? Math.Round(path.Strength, 4) : null, path.Nodes.Count > 0 ? null : "No chain of links connects the two. search and find_path without 'to' show what is near each."),
            ToolJson.Default.FoundPath)
        : NotYet();

    private static async Task<McpResult> ShowAsync(GraphView? near) => near is null
        ? NotYet()
        : await ToolResults.FittingAsync(near.Nodes.Count, count => Task.FromResult(First(near, count)), ToolJson.Default.FoundPath);

    /// <summary>The nearest notes, with the links among them.</summary>
    private static FoundPath First(GraphView near, int count)
    {
        var nodes = near.Nodes.Take(count).ToList();
        var ids = nodes.Select(node => node.Id).ToHashSet(StringComparer.Ordinal);
        var isCut = near.Truncated || count < near.Nodes.Count;
        return new FoundPath(
            nodes,
            [.. near.Edges.Where(edge => ids.Contains(edge.Source) && ids.Contains(edge.Target))],
            Strength: null,
            isCut ? "There are more notes around it than these nearest ones: ask with a smaller depth, or from one of them." : null);
    }

    private static McpResult NotYet() => ToolResults.Failed("The note is stored, but not in the graph yet. Try again in a moment.");
}
