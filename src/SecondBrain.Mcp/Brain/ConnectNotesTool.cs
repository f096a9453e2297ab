using SecondBrain.Core.Access;
using SecondBrain.Core.Links;
using SecondBrain.Core.Notes;
using SecondBrain.Mcp.Protocol;
using SecondBrain.Mcp.Tools;

namespace SecondBrain.Mcp.Brain;

internal sealed class ConnectNotesTool(LinkWriter writer, BrainTypes types) : ITool
{
    private const string DefaultType = "relates-to";

    private readonly string _defaultType = types.LinkTypes.Contains(DefaultType) ? DefaultType : BrainTypes.LinksTo;

    public ToolDescription Description { get; } = new(
        "connect_notes",
        "Connect two notes",
        $$"""
        Adds a typed link from one note to another, marked as made by an agent. Read both first; connect only what their texts support. Connecting twice changes nothing.
        Example: {"source": "{{NoteArguments.IdExample}}", "target": "01JD8Z1C5W7R9ZC3N5P6Q8S0TV", "type": "supports"}
        """,
        Scope.Write,
        Schema.Object(
            ["source", "target"],
            ("source", Schema.Text()),
            ("target", Schema.Text()),
            ("type", Schema.OneOf(types.LinkTypes, $"What source is to target; {DefaultType} when in doubt."))),
        ConnectedNotes.Schema);

    public async Task<McpResult> CallAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var source = call.Arguments.NoteId("source");
        var target = call.Arguments.NoteId("target");
        var type = call.Arguments.OneOf("type", types.LinkTypes) ?? _defaultType;
        return await writer.AddAsync(AgentPrincipal.Of(call.Request), source, target, type, cancellationToken) switch
        {
            LinkAddition.Added added => ToolResults.Structured(ConnectedNotes.Of(added.View, created: true), ToolJson.Default.ConnectedNotes),
            LinkAddition.AlreadyThere there => ToolResults.Structured(ConnectedNotes.Of(there.View, created: false), ToolJson.Default.ConnectedNotes),
            LinkAddition.NoSuchNote missing => NoteArguments.NoSuchNote(missing.Id),
            LinkAddition.Frozen frozen => ToolResults.Failed($"The note {frozen.Id} is being merged or erased, or has been merged into another. Nothing was connected: search for the note that has taken its place."),
            LinkAddition.Limited limited => ToolResults.Failed(limited.Verdict.Detail),
            LinkAddition.UnknownType unknown => ToolResults.Failed($"The argument 'type' must be one of: {string.Join(", ", unknown.Known)}."),
            _ => ToolResults.Failed("The arguments 'source' and 'target' are the same note. A note cannot be connected to itself: give two different ids."),
        };
    }
}
