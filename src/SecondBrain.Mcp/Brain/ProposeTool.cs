using SecondBrain.Core.Access;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Proposals;
using SecondBrain.Mcp.Protocol;
using SecondBrain.Mcp.Tools;

namespace SecondBrain.Mcp.Brain;

internal sealed class ProposeTool(ProposalDoor door, BrainTypes types) : ITool
{
    public ToolDescription Description { get; } = new(
        "propose",
        "Propose a change",
        $$"""
        Proposes a link, merge ('other' becomes part of 'note'), tag or status. The user decides; nothing changes before. Twice is once.
        Example: {"kind": "tag", "note": "{{NoteArguments.IdExample}}", "value": "garden", "reason": "It is about soil."}
        """,
        Scope.Propose,
        Schema.Object(
            ["kind", "note"],
            ("kind", Schema.OneOf(ProposalKind.All)),
            ("note", Schema.Text()),
            ("other", Schema.Text()),
            ("type", Schema.Text("Of a link.")),
            ("value", Schema.Text("Tag or status.")),
            ("reason", Schema.Text())),
        ProposedChange.Schema);

    public async Task<McpResult> CallAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var request = new ProposalRequest(
            call.Arguments.OneOf("kind", ProposalKind.All) ?? throw new BadArgumentException($"The argument 'kind' is required: {string.Join(", ", ProposalKind.All)}."),
            call.Arguments.NoteId("note"),
            call.Arguments.Text("other", 200) is null ? null : call.Arguments.NoteId("other"),
            call.Arguments.OneOf("type", types.LinkTypes),
            call.Arguments.Text("value", 500),
            call.Arguments.Text("reason", ProposalDoor.MaxReason));
        return await door.ProposeAsync(AgentPrincipal.Of(call.Request), request, cancellationToken) switch
        {
            ProposalResult.Waiting waiting => ToolResults.Structured(new ProposedChange(ProposalState.Proposed, waiting.Review.Value, waiting.IsNew), ToolJson.Default.ProposedChange),
            ProposalResult.Decided decided => ToolResults.Structured(new ProposedChange(decided.State, Review: null, IsNew: false), ToolJson.Default.ProposedChange),
            ProposalResult.NoSuchNote missing => NoteArguments.NoSuchNote(missing.Id),
            ProposalResult.Frozen frozen => ToolResults.Failed($"The note {frozen.Id} is being merged or erased, or has been merged into another. Nothing was proposed: search for the note that has taken its place."),
            ProposalResult.Limited limited => ToolResults.Failed(limited.Verdict.Detail),
            ProposalResult.Rejected rejected => ToolResults.Failed($"{rejected.Detail} Nothing was proposed."),
            var other => throw new InvalidOperationException($"Unknown result {other.GetType().Name}."),
        };
    }
}
