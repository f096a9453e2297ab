using Amazon.DynamoDBv2.Model;
using SecondBrain.Core.Access;

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

        foreach (var (name, state) in new[] { (Before, before), (Attributes.After, after) })
        {
            if (state is not null)
            {
                item.Values[name] = new AttributeValue { M = state.Values };
            }
        }

        return item;
    }
}
