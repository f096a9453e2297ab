using Amazon.DynamoDBv2.Model;
using SecondBrain.Core.Access;
using SecondBrain.Core.Identity;

namespace SecondBrain.Aws.DynamoDb;

/// <summary>One partition a brain: an item for each member, and one that counts the changes, on which every change is conditional.</summary>
internal sealed class DynamoMemberStore(BrainTable table, IdSource ids, TimeProvider clock) : IMemberStore
{
    public async Task<BrainMembers> ReadAsync(BrainId brain, CancellationToken cancellationToken)
    {
        var version = 0;
        var members = new List<Member>();
        await foreach (var item in table.QueryAsync(Queries.Partition(TableKeys.Members(brain)), cancellationToken))
        {
            if (item.Text(Attributes.SK) == TableKeys.MemberList)
            {
                version = item.Int(Attributes.Version);
            }
            else
            {
                members.Add(MemberItems.ToMember(item));
            }
        }

        return new BrainMembers(brain, version, members);
    }

    public async Task<IReadOnlyList<BrainId>> BrainsOfAsync(string subject, CancellationToken cancellationToken)
    {
        var brains = new List<BrainId>();
        await foreach (var item in table.QueryAsync(Queries.Index(TableKeys.MemberOf(subject)), cancellationToken))
        {
            brains.Add(BrainId.Parse(item.Text(Attributes.IndexSK)));
        }

        return brains;
    }

    public Task<bool> ReplaceAsync(Principal by, BrainMembers before, IReadOnlyList<Member> after, string action, CancellationToken cancellationToken)
    {
        var partition = TableKeys.Members(before.Brain);
        var removed = before.Items.Where(member => after.All(other => other.Subject != member.Subject)).ToList();
        var changed = after.Except(before.Items).ToList();
        TransactWriteItem[] writes =
        [
            Count(before),
            .. removed.Select(member => table.Delete(partition, member.Subject)),
            .. changed.Select(member => table.Put(MemberItems.ToItem(before.Brain, member))),
            table.Put(AuditItems.Of(
                by,
                TableKeys.MemberAudit(before.Brain),
                ids.Next(),
                action,
                clock.GetUtcNow(),
                MemberItems.Roles(before.Items.Where(member => removed.Contains(member) || changed.Any(other => other.Subject == member.Subject))),
                MemberItems.Roles(changed))),
        ];
        return table.TransactAsync(writes, cancellationToken);
    }

    private TransactWriteItem Count(BrainMembers before) => new()
    {
        Update = new Update
        {
            TableName = table.Name,
            Key = Item.Key(TableKeys.Members(before.Brain), TableKeys.MemberList),
            UpdateExpression = "SET #version = :next, #schema = :schema",
            // prevents that two changes to one list each see an owner whom the other removes
            ConditionExpression = before.IsShared ? "#version = :before" : "attribute_not_exists(PK)",
            ExpressionAttributeNames = new() { ["#version"] = Attributes.Version, ["#schema"] = Attributes.Schema },
            ExpressionAttributeValues = before.IsShared
                ? new() { [":next"] = Item.Of(before.Version + 1), [":schema"] = Item.Of(Item.CurrentSchema), [":before"] = Item.Of(before.Version) }
                : new() { [":next"] = Item.Of(1), [":schema"] = Item.Of(Item.CurrentSchema) },
        },
    };
}
