using SecondBrain.Core.Enrichment;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Notes;

namespace SecondBrain.Aws.DynamoDb;

internal static class GeneratedItems
{
    public static Item ToItem(BrainId brain, NoteId note, GeneratedItem generated) => new Item(TableKeys.Note(brain, note), TableKeys.Generated(generated.Kind))
        .Set(Attributes.Kind, generated.Kind)
        .Set(Attributes.Values, generated.Values)
        .Set(Attributes.Model, generated.Model)
        .Set(Attributes.Prompt, generated.Prompt)
        .Set(Attributes.Confidence, generated.Confidence)
        .Set(Attributes.Version, generated.Version)
        .Set(Attributes.CreatedAt, generated.CreatedAt);

    public static GeneratedItem ToGenerated(Item item) => new(
        item.Text(Attributes.Kind),
        item.List(Attributes.Values),
        item.Text(Attributes.Model),
        item.Text(Attributes.Prompt),
        item.Double(Attributes.Confidence),
        item.Int(Attributes.Version),
        item.Moment(Attributes.CreatedAt));
}
