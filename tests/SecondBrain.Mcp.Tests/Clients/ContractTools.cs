namespace SecondBrain.Mcp.Tests.Clients;

/// <summary>The tools, by the names that assistants rely on, in the order in which they are listed.</summary>
internal static class ContractTools
{
    public static IReadOnlyList<string> All { get; } =
    [
        "search", "read_note", "list_notes", "build_context", "find_path", "recent_changes", "add_note", "update_note", "connect_notes", "propose", "list_reviews",
        "get_receipt", "undo_session", "flag_note", "import_notes",
    ];
}
