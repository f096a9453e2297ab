using SecondBrain.Core.Notes;
using SecondBrain.Local.Cli.Api;

namespace SecondBrain.Local.Cli;

/// <summary>Finds a note by what a person calls it.</summary>
internal sealed class NoteLookup(BrainClient brain)
{
    private const int PageSize = 100;

    /// <summary>The id of the note with this id, title or alias; letter case does not matter.</summary>
    /// <exception cref="CliException">No note, or more than one, has this name; the message lists what comes near.</exception>
    public async Task<string> FindAsync(string name, CancellationToken cancellationToken)
    {
        if (NoteId.TryParse(name.ToUpperInvariant(), out var id)) return id.Value;

        var named = await NamedAsync(name, cancellationToken);
        if (named.Count == 1) return named[0].Id;
        if (named.Count > 1)
            throw new CliException($"{named.Count} notes are called {name}; name one by its id: {string.Join(", ", named.Select(note => $"{note.Id} ({note.Source ?? note.Title})"))}");

        var near = (await brain.SearchAsync(name, 3, trusted: false, cancellationToken)).Items;
        throw new CliException($"No note is called {name}." + (near.Count == 0 ? "" : $" Near to it: {string.Join(", ", near.Select(hit => hit.Title))}."));
    }

    // Titles before aliases: a note that has the name is meant before one that also answers to it
    private async Task<IReadOnlyList<NoteSummary>> NamedAsync(string name, CancellationToken cancellationToken)
    {
        var byTitle = new List<NoteSummary>();
        var byAlias = new List<NoteSummary>();
        string? cursor = null;
        do
        {
            var page = await brain.NotesAsync(cursor, PageSize, cancellationToken);
            byTitle.AddRange(page.Items.Where(note => Same(note.Title, name)));
            byAlias.AddRange(page.Items.Where(note => note.Aliases?.Any(alias => Same(alias, name)) == true));
            cursor = page.Next;
        }
        while (cursor is not null);

        return byTitle.Count > 0 ? byTitle : byAlias;
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
