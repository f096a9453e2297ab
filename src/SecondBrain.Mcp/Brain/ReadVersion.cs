using SecondBrain.Core.Notes;

namespace SecondBrain.Mcp.Brain;

/// <param name="Changed">What it has otherwise than the one before.</param>
internal sealed record ReadVersion(int Version, string By, DateTimeOffset At, IReadOnlyList<string> Changed)
{
    public static ReadVersion Of(Note note) => new(note.Version, note.EditedBy ?? note.Actor, note.UpdatedAt, note.Changed);
}
