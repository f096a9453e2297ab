using SecondBrain.Core.Notes;
using SecondBrain.Mcp.Protocol;
using SecondBrain.Mcp.Tools;

namespace SecondBrain.Mcp.Brain;

/// <summary>Note ids in arguments, and what to say when there is no such note.</summary>
internal static class NoteArguments
{
    public const string IdExample = "01JD8Z0K3V6Q8YB2M4N5P7R9ST";

    public static NoteId NoteId(this ToolArguments arguments, string name) =>
        Core.Notes.NoteId.TryParse(arguments.RequiredText(name, 200).Trim().ToUpperInvariant(), out var id)
            ? id
            : throw new BadArgumentException($"The argument '{name}' must be a note's id of 26 characters, such as {IdExample}, not a title. Use search to find a note's id.");

    public static McpResult NoSuchNote(string id) =>
        ToolResults.Failed($"There is no note {id} in this brain. Use search to find notes by words or meaning, or list_notes for the newest.");
}
