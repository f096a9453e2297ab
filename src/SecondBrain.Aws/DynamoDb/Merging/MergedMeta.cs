using Amazon.DynamoDBv2.Model;
using SecondBrain.Core.Notes;

namespace SecondBrain.Aws.DynamoDb.Merging;

/// <summary>The two notes' own items after a merge. Versions stay: chunks belong to the version of the text, and no text changes.</summary>
internal static class MergedMeta
{
    /// <summary>The target has the source's names, tags and words too.</summary>
    public static Item Of(Item target, Item source, IReadOnlyList<string> names, DateTimeOffset now) => Copy(target)
        .Set(Attributes.Aliases, Union(target.List(Attributes.Aliases), [source.Text(Attributes.Title), .. source.List(Attributes.Aliases)]).Where(alias => alias != target.Text(Attributes.Title)))
        .Set(Attributes.Tags, Union(target.List(Attributes.Tags), source.List(Attributes.Tags)))
        .Set(Attributes.Names, Union(target.List(Attributes.Names), names))
        .Set(Attributes.Absorbed, Union(target.List(Attributes.Absorbed), [source.Text(Attributes.Note), .. source.List(Attributes.Absorbed)]))
        .Set(Attributes.UpdatedAt, now);

    /// <summary>Out of the list of notes, but readable: its words stay, and it says where they went.</summary>
    public static Item Tombstone(Item source, NoteId target, DateTimeOffset now)
    {
        var tombstone = Copy(source)
            .Set(Attributes.State, "merged")
            .Set(Attributes.Redirect, target.Value)
            .Set(Attributes.UpdatedAt, now);
        tombstone.Values.Remove(Attributes.IndexPK);
        tombstone.Values.Remove(Attributes.IndexSK);
        tombstone.Values.Remove(Attributes.Frozen);
        return tombstone;
    }

    private static Item Copy(Item item) => new(new Dictionary<string, AttributeValue>(item.Values, StringComparer.Ordinal));

    private static IEnumerable<string> Union(IReadOnlyList<string> some, IReadOnlyList<string> others) => some.Concat(others).Distinct(StringComparer.Ordinal);
}
