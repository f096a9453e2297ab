using System.Globalization;
using SecondBrain.Core.Notes;

namespace SecondBrain.Mcp.Brain.Resources;

/// <summary>Addresses of notes: <c>note://ID</c>, with <c>?offset=N</c> for the later parts of a long text. A title may stand for the id.</summary>
/// <param name="Name">An id or a title, decoded.</param>
internal sealed record NoteAddress(string Name, int Offset)
{
    public const string Template = Scheme + "{id}";

    private const string Scheme = "note://";

    private const string OffsetQuery = "?offset=";

    public static string Of(NoteId id, int offset = 0) =>
        offset == 0 ? Scheme + id.Value : string.Create(CultureInfo.InvariantCulture, $"{Scheme}{id.Value}{OffsetQuery}{offset}");

    /// <summary>Null for what is no address of a note.</summary>
    public static NoteAddress? Parse(string uri)
    {
        if (!uri.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var (path, offset) = (uri[Scheme.Length..], 0);
        if (path.LastIndexOf(OffsetQuery, StringComparison.Ordinal) is >= 0 and var query
            && int.TryParse(path.AsSpan(query + OffsetQuery.Length), NumberStyles.None, CultureInfo.InvariantCulture, out offset))
        {
            path = path[..query];
        }

        var name = Uri.UnescapeDataString(path.TrimEnd('/'));
        return string.IsNullOrWhiteSpace(name) ? null : new NoteAddress(name, offset);
    }
}
