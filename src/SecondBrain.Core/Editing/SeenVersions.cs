using SecondBrain.Core.Access;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Paging;

namespace SecondBrain.Core.Editing;

/// <summary>Versions of a note as somebody sees them: what was private stays private, also after the note has been edited and shared.</summary>
public sealed class SeenVersions(IVersionStore versions, INoteStore notes)
{
    /// <summary>Strongly consistent; null when the note has no such version for this principal.</summary>
    /// <param name="current">The note as the principal has read it.</param>
    public async Task<Note?> FindAsync(Principal principal, Note current, int version, CancellationToken cancellationToken) =>
        await versions.FindAsync(current, version, cancellationToken) is { } found && principal.Sight.Sees(found.Visibility) ? found : null;

    /// <summary>Newest first. A page may be short, and there may be another after it all the same.</summary>
    /// <exception cref="InvalidCursorException">The cursor is not from this list.</exception>
    public async Task<Page<Note>> ListAsync(Principal principal, Note current, PageRequest page, CancellationToken cancellationToken)
    {
        var list = await versions.ListAsync(current, page, cancellationToken);
        return new Page<Note>([.. list.Items.Where(note => principal.Sight.Sees(note.Visibility))], list.Next);
    }

    /// <summary>The captured bytes; null when the principal may not see the version that they were.</summary>
    public async Task<Original?> ReadOriginalAsync(Principal principal, Note current, CancellationToken cancellationToken) =>
        current.BodyVersion == 1 || await FindAsync(principal, current, version: 1, cancellationToken) is not null
            ? await notes.ReadOriginalAsync(current.Brain, current.Id, cancellationToken)
            : null;

    /// <summary>Unified diff; null when the principal may not see one of the two, or there is none.</summary>
    public async Task<string?> DiffAsync(Principal principal, Note current, int from, int to, CancellationToken cancellationToken) =>
        await FindAsync(principal, current, from, cancellationToken) is { } before && await FindAsync(principal, current, to, cancellationToken) is { } after
        && await notes.ReadTextAsync(before, cancellationToken) is { } beforeText && await notes.ReadTextAsync(after, cancellationToken) is { } afterText
            ? VersionDiff.Of(before, beforeText, after, afterText)
            : null;
}
