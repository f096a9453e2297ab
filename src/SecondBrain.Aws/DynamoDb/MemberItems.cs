using Amazon.DynamoDBv2.Model;
using SecondBrain.Core.Access;
using SecondBrain.Core.Identity;

namespace SecondBrain.Aws.DynamoDb;

internal static class MemberItems
{
    public static Item ToItem(BrainId brain, Member member) => new Item(TableKeys.Members(brain), member.Subject)
        .Indexed(TableKeys.MemberOf(member.Subject), brain.Value)
        .Set(Attributes.Subject, member.Subject)
        .Set(Attributes.Role, member.Role.Name())
        .Set(Attributes.By, member.AddedBy)
        .Set(Attributes.CreatedAt, member.AddedAt)
        .Set(Attributes.Agent, member.Agent);

    public static Member ToMember(Item item) => new(
        item.Text(Attributes.Subject),
        BrainRoles.TryParse(item.Text(Attributes.Role), out var role) ? role : BrainRole.Reader, // a role of a newer version: the least
        item.Text(Attributes.By),
        item.Moment(Attributes.CreatedAt))
    {
        Agent = item.TextOrNull(Attributes.Agent),
    };

    /// <summary>What the audit keeps: each subject's role.</summary>
    public static Item? Roles(IEnumerable<Member> members)
    {
        var roles = new Item(new Dictionary<string, AttributeValue>(StringComparer.Ordinal));
        foreach (var member in members)
        {
            roles.Set(member.Subject, member.Role.Name());
        }

        return roles.Values.Count == 0 ? null : roles;
    }
}
