using Amazon.DynamoDBv2.Model;
using SecondBrain.Core.Access;
using SecondBrain.Core.Audit;
using SecondBrain.Core.Identity;

namespace SecondBrain.Aws.DynamoDb;

/// <summary>Who changed what: written in the transaction of the change itself.</summary>
internal static class AuditItems
{
    public const string Before = "before";

    public static Item Of(Principal principal, string partition, string id, string action, DateTimeOffset at, Item? before, Item? after)
    {
        var item = new Item(partition, TableKeys.Audit(id))
            .Set(Attributes.Actor, principal.Actor)
            .Set(Attributes.Action, action)
            .Set(Attributes.Session, principal.Session)
            .Set(Attributes.CreatedAt, at);
        if (principal.Session is { } session)
        {
            item.Indexed(TableKeys.Session(principal.Brain, session), id);
        }

        if (principal.Undoing is { } undoing)
        {
            item.Set(Attributes.Undoes, undoing.Entries).SetAny(Attributes.Clears, undoing.Clears);
        }

        foreach (var (name, state) in new[] { (Before, before), (Attributes.After, after) })
        {
            if (state is not null)
            {
                item.Values[name] = new AttributeValue { M = state.Values };
            }
        }

        return item;
    }

    /// <summary>What is remembered of the session that an item is an entry of; null for an item that is no entry, or of no session.</summary>
    public static Item? SessionItemOf(Item item)
    {
        if (item.TextOrNull(Attributes.Session) is not { } session || !item.Has(Attributes.IndexPK) || !item.Text(Attributes.SK).StartsWith(TableKeys.AuditPrefix, StringComparison.Ordinal))
        {
            return null;
        }

        var brain = BrainId.Parse(item.Text(Attributes.IndexPK).Split('#')[0]);
        return new Item(TableKeys.Session(brain, session), TableKeys.Meta)
            .Indexed(TableKeys.Sessions(brain), item.Text(Attributes.IndexSK))
            .Set(Attributes.Session, session)
            .Set(Attributes.Actor, item.Text(Attributes.Actor))
            .Set(Attributes.CreatedAt, item.Moment(Attributes.CreatedAt));
    }

    public static StartedSession ToSession(Item item) => new(item.Text(Attributes.Session), item.Text(Attributes.Actor), item.Moment(Attributes.CreatedAt));

    public static AuditEntry ToEntry(Item item) => new(
        item.Text(Attributes.SK)[TableKeys.AuditPrefix.Length..],
        TableKeys.NoteOf(item.Text(Attributes.PK)),
        item.Text(Attributes.Action),
        item.Text(Attributes.Actor),
        item.TextOrNull(Attributes.Session),
        item.Moment(Attributes.CreatedAt),
        AuditImages.ToJson(item, Before),
        AuditImages.ToJson(item, Attributes.After))
    {
        UndoneBy = item.TextOrNull(Attributes.Undone),
        Undoes = item.List(Attributes.Undoes),
    };
}
