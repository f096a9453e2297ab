using System.Globalization;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Paging;
using SecondBrain.Core.Reading;
using SecondBrain.Mcp.Completion;
using SecondBrain.Mcp.Protocol;
using SecondBrain.Mcp.Resources;

namespace SecondBrain.Mcp.Brain.Resources;

/// <summary><c>note://{id}</c>: notes as Markdown. The newest are listed; every other is found by typing its title.</summary>
internal sealed class NoteResources(NamedNotes named, NoteText texts, NoteList notes) : IResourceTemplate
{
    /// <summary>Clients that read a list to its end shall come to one.</summary>
    private const int MaxListed = 500;

    private const int PageSize = 100;

    public ResourceDescription Description { get; } = new(
        NoteAddress.Template, "note", "A note", "The text of a note, by its id or its title. Titles are completed.", ResourceResults.Markdown);

    public async Task<McpResult?> ReadAsync(McpRequest request, string uri, CancellationToken cancellationToken)
    {
        if (NoteAddress.Parse(uri) is not { } address)
        {
            return null;
        }

        return await named.FindAsync(request.Principal, address.Name, cancellationToken) switch
        {
            [] => null,
            [var id] => await texts.ReadAsync(request.Principal, id, address.Offset, cancellationToken) is { } read
                ? ResourceResults.Text(NoteAddress.Of(id, address.Offset), ResourceResults.Markdown, read.Text)
                : null,
            var several => new McpResult.Failed(McpError.InvalidParams(
                $"{several.Count} notes have that name. Read one by its id: {string.Join(", ", several.Take(10).Select(id => NoteAddress.Of(id)))}.")),
        };
    }

    public async Task<Page<ResourceDescription>> ListAsync(McpRequest request, string? cursor, CancellationToken cancellationToken)
    {
        var (listed, inner) = Place(cursor);
        var page = await notes.ListAsync(request.Principal, new PageRequest(PageSize, inner), cancellationToken);
        var end = listed + PageSize;
        return new Page<ResourceDescription>(
            [.. page.Items.Select(Of)],
            page.Next is not null && end < MaxListed ? string.Create(CultureInfo.InvariantCulture, $"{end}.{page.Next}") : null);
    }

    public Task<CompletedValues> CompleteAsync(McpRequest request, string argument, string value, CancellationToken cancellationToken) =>
        argument == "id" ? named.CompleteAsync(request.Principal, value, cancellationToken) : Task.FromResult(CompletedValues.None);

    private static ResourceDescription Of(Note note) => new(NoteAddress.Of(note.Id), note.Id.Value, DataFence.Name(note.Title), Description: null, ResourceResults.Markdown);

    private static (int Listed, string? Inner) Place(string? cursor)
    {
        if (cursor is null)
        {
            return (0, null);
        }

        var dot = cursor.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && int.TryParse(cursor.AsSpan(0, dot), NumberStyles.None, CultureInfo.InvariantCulture, out var listed) && listed is > 0 and < MaxListed
            ? (listed, cursor[(dot + 1)..])
            : throw new InvalidCursorException();
    }
}
