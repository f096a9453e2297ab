using System.Globalization;
using SecondBrain.Core.Links;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Safety;
using SecondBrain.Core.Search;
using SecondBrain.Core.Vectors;

namespace SecondBrain.Aws.DynamoDb;

/// <summary>A note's items as the search index takes them.</summary>
internal static class IndexedNotes
{
    /// <param name="meta">The note's own item.</param>
    /// <param name="visibilityOf">Of the notes that were merged into this one.</param>
    public static IndexedNote Of(Note note, Item meta, IReadOnlyList<Item> items, string model, Func<NoteId, string> visibilityOf)
    {
        var version = TableKeys.Version(ServedChunks.BodyOf(meta));
        return new IndexedNote(
            note.Id,
            note.Title,
            note.Aliases,
            note.Tags,
            note.Type,
            note.Status,
            note.Visibility,
            note.Language,
            note.CreatedAt,
            note.UpdatedAt,
            [.. With(items, version).Select(item => ToChunk(item, version.Length, model))],
            [.. With(items, TableKeys.EdgePrefix).Select(LinkItems.ToLink).Select(link => new IndexedEdge(link.Target, link.Type, link.Weight)
            {
                IsWritten = link.Provenance is LinkProvenance.Link,
                Visibility = link.EvidenceNote is { } evidence ? Unlike(note, visibilityOf(evidence)) : null,
            })])
        {
            Marks = NoteMarks.Of(note),
            UnresolvedLinks = With(items, TableKeys.UnresolvedPrefix).Count(),
            Wanted = [.. With(items, TableKeys.UnresolvedPrefix).Select(item => item.Text(Attributes.Target)).Distinct(StringComparer.Ordinal)],
        };
    }

    /// <summary>With the chunks of a note that was merged into it, numbered on, and with what is to be known before they are read.</summary>
    public static IndexedNote With(this IndexedNote note, IndexedNote merged)
    {
        var first = note.Chunks.Count == 0 ? 0 : note.Chunks[^1].Number + 1;
        var visibility = merged.Visibility == note.Visibility ? null : merged.Visibility;
        return note with
        {
            Chunks = [.. note.Chunks, .. merged.Chunks.Select((chunk, n) => chunk with { Number = first + n, Visibility = visibility })],
            Marks = [.. note.Marks.Union(merged.Marks, StringComparer.Ordinal)],
        };
    }

    private static string? Unlike(Note note, string visibility) => visibility == note.Visibility ? null : visibility;

    private static IEnumerable<Item> With(IReadOnlyList<Item> items, string prefix) =>
        items.Where(item => item.Text(Attributes.SK).StartsWith(prefix, StringComparison.Ordinal));

    private static IndexedChunk ToChunk(Item item, int prefix, string model) => new(
        int.Parse(item.Text(Attributes.SK).AsSpan(prefix), CultureInfo.InvariantCulture),
        new TextSpan(item.Int(Attributes.Start), item.Int(Attributes.End)),
        item.Text(Attributes.Heading),
        item.Text(Attributes.Text),
        VectorOf(item, model));

    /// <summary>A chunk has a second vector while its brain changes the model.</summary>
    private static QuantizedVector? VectorOf(Item item, string model)
    {
        if (item.TextOrNull(Attributes.Model) == model)
        {
            return QuantizedVector.FromBytes(item.Bytes(Attributes.Vector), (float)item.Double(Attributes.Scale), item.Bytes(Attributes.Bits));
        }

        return item.TextOrNull(Attributes.ModelNext) == model
            ? QuantizedVector.FromBytes(item.Bytes(Attributes.VectorNext), (float)item.Double(Attributes.ScaleNext), item.Bytes(Attributes.BitsNext))
            : null;
    }
}
