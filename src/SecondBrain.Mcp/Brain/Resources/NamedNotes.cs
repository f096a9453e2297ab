using SecondBrain.Core.Access;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Reading;
using SecondBrain.Mcp.Completion;

namespace SecondBrain.Mcp.Brain.Resources;

/// <summary>Notes as people name them: by title, by alias or by id.</summary>
internal sealed class NamedNotes(SeenNotes notes, NoteTitles titles)
{
    private const int MaxName = 500;

    /// <summary>The ids that the text may mean: none, one, or several that share the name. A note that is not seen is never among them.</summary>
    public async Task<IReadOnlyList<NoteId>> FindAsync(Principal principal, string text, CancellationToken cancellationToken)
    {
        if (NoteId.TryParse(text.Trim().ToUpperInvariant(), out var id) && await notes.FindAsync(principal, id, cancellationToken) is not null)
        {
            return [id];
        }

        return text.Length <= MaxName ? await titles.WithNameAsync(principal, text, cancellationToken) : [];
    }

    /// <summary>The same without ids, for an argument that is a text and no note.</summary>
    public async Task<CompletedValues> CompleteTitlesAsync(Principal principal, string typed, CancellationToken cancellationToken)
    {
        var found = await titles.StartingWithAsync(principal, typed, CompletedValues.MaxValues, cancellationToken);
        return new CompletedValues([.. found.Notes.Select(match => match.Name).Distinct(StringComparer.Ordinal)], found.Total);
    }

    /// <summary>Titles and aliases that go on like this. A name that several notes share is of no use: the id stands for it.</summary>
    public async Task<CompletedValues> CompleteAsync(Principal principal, string typed, CancellationToken cancellationToken)
    {
        var found = await titles.StartingWithAsync(principal, typed, CompletedValues.MaxValues, cancellationToken);
        return new CompletedValues([.. found.Notes.Select(match => match.IsUnique ? match.Name : match.Id.Value)], found.Total);
    }
}
