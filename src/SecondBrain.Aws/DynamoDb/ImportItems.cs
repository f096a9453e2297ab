using SecondBrain.Core.Access;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Import;

namespace SecondBrain.Aws.DynamoDb;

internal static class ImportItems
{
    public static Item ToItem(BrainImport import) => new Item(TableKeys.Import(import.Brain, import.Id), TableKeys.Meta)
        .Set(Attributes.Brain, import.Brain.Value)
        .Set(Attributes.Name, import.Id.Value)
        .Set(Attributes.State, import.State)
        .Set(Attributes.Actor, import.Actor)
        .Set(Attributes.Agent, import.Kind is ActorKind.Agent ? 1 : 0)
        .Set(Attributes.Session, import.Session)
        .Set(Attributes.Files, import.Files)
        .Set(Attributes.Bytes, import.Bytes)
        .Set(Attributes.Attempts, import.Attempts)
        .Set(Attributes.CreatedAt, import.CreatedAt)
        .Set(Attributes.Ttl, (import.CreatedAt + ImportLimits.Retention).ToUnixTimeSeconds());

    public static BrainImport ToImport(Item item) => new(
        BrainId.Parse(item.Text(Attributes.Brain)),
        ImportId.Parse(item.Text(Attributes.Name)),
        item.Text(Attributes.State),
        item.Text(Attributes.Actor),
        item.Int(Attributes.Agent) == 1 ? ActorKind.Agent : ActorKind.Human,
        item.TextOrNull(Attributes.Session),
        item.Int(Attributes.Files),
        item.Long(Attributes.Bytes),
        item.Int(Attributes.Attempts),
        item.TextOrNull(Attributes.Execution),
        item.Has(Attributes.Created)
            ? new ImportCounts(item.Int(Attributes.Created), item.Int(Attributes.Duplicate), item.Int(Attributes.Rejected), item.Int(Attributes.Failed))
            : null,
        item.TextOrNull(Attributes.Error),
        item.Moment(Attributes.CreatedAt),
        item.MomentOrNull(Attributes.StartedAt),
        item.MomentOrNull(Attributes.FinishedAt));

    public static Item ToItem(BrainId brain, ImportId id, ImportPart part) => new Item(TableKeys.Import(brain, id), TableKeys.ImportPartPrefix + part.Id)
        .Set(Attributes.Files, part.Files)
        .Set(Attributes.Bytes, part.Bytes)
        .Set(Attributes.CreatedAt, part.AddedAt)
        .Set(Attributes.Ttl, (part.AddedAt + ImportLimits.Retention).ToUnixTimeSeconds());

    public static ImportPart ToPart(Item item) => new(
        item.Text(Attributes.SK)[TableKeys.ImportPartPrefix.Length..],
        item.Int(Attributes.Files),
        item.Long(Attributes.Bytes),
        item.Moment(Attributes.CreatedAt));
}
