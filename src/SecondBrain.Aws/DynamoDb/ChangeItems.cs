using SecondBrain.Core.Changes;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Notes;

namespace SecondBrain.Aws.DynamoDb;

internal static class ChangeItems
{
    public static Item Of(BrainId brain, NoteId note, string id, DateTimeOffset at) => new Item(TableKeys.Changes(brain), id)
        .Set(Attributes.Note, note.Value)
        .Set(Attributes.Ttl, (at + IChangeFeed.Retention).ToUnixTimeSeconds());

    public static Change ToChange(Item item) => new(item.Text(Attributes.SK), NoteId.Parse(item.Text(Attributes.Note)));
}
