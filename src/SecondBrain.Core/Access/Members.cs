namespace SecondBrain.Core.Access;

/// <summary>Changes who may use a brain. Who asks is checked at the door: owners, and people only.</summary>
public sealed class Members(IMemberStore store, RoleLookup roles, TimeProvider clock)
{
    private const int Attempts = 8;

    /// <summary>A brain that was never shared has one member: who asks.</summary>
    public async Task<IReadOnlyList<Member>> ListAsync(Principal by, CancellationToken cancellationToken)
    {
        var members = await store.ReadAsync(by.Brain, cancellationToken);
        return members.IsShared ? members.Items : [Asking(by)];
    }

    /// <summary>Adds a member, or gives one another role. The first call makes who asks a member too, as owner: the brain is shared from then on.</summary>
    /// <param name="agent">The name that a machine writes under; null for a person.</param>
    public async Task<MemberResult> PutAsync(Principal by, string subject, BrainRole role, string? agent, CancellationToken cancellationToken)
    {
        if (!Member.IsSubject(subject))
        {
            return new MemberResult.Rejected($"A subject is the claim 'sub' of the member's tokens: 1 to {Member.MaxSubject} characters without spaces and '/', not beginning with '#'.");
        }

        if (agent is not null && !Member.IsAgentName(agent))
        {
            return new MemberResult.Rejected($"'agent' is the name that a machine writes under: 1 to {Member.MaxAgent} characters.");
        }

        if (agent is not null && role is BrainRole.Owner)
        {
            return new MemberResult.Rejected("A machine cannot own a brain: give it the role editor, proposer or reader.");
        }

        return await ChangeAsync(by, "member", before =>
        {
            if (before.Find(subject) is { } same && same.Role == role && same.Agent == agent)
            {
                return (null, new MemberResult.Stored(same));
            }

            var member = new Member(subject, role, by.Actor, clock.GetUtcNow()) { Agent = agent };
            var after = Without(before, by, subject).Append(member).ToList();
            return after.Count > BrainMembers.Max
                ? (null, new MemberResult.Rejected($"A brain has at most {BrainMembers.Max} members. Remove one first."))
                : (after, new MemberResult.Stored(member));
        }, cancellationToken);
    }

    /// <summary>Their tokens stop working within <see cref="RoleLookup.Lifetime"/>.</summary>
    public Task<MemberResult> RemoveAsync(Principal by, string subject, CancellationToken cancellationToken) => ChangeAsync(by, "remove-member", before =>
        before.Find(subject) is null && !(subject == by.Subject && !before.IsShared)
            ? (null, new MemberResult.NoSuchMember())
            : (Without(before, by, subject), new MemberResult.Removed()), cancellationToken);

    private async Task<MemberResult> ChangeAsync(
        Principal by, string action, Func<BrainMembers, (IReadOnlyList<Member>? After, MemberResult Result)> change, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var before = await store.ReadAsync(by.Brain, cancellationToken);
            var (after, result) = change(before);
            if (after is null)
            {
                return result;
            }

            if (!after.Any(member => member.Role is BrainRole.Owner))
            {
                return new MemberResult.LastOwner();
            }

            if (await store.ReplaceAsync(by, before, [.. after.OrderBy(member => member.Subject, StringComparer.Ordinal)], action, cancellationToken))
            {
                roles.Forget(by.Brain);
                return result;
            }
        }

        throw new TimeoutException($"The members of {by.Brain} changed {Attempts} times while they were being changed.");
    }

    private IEnumerable<Member> Existing(BrainMembers before, Principal by) => before.IsShared ? before.Items : [Asking(by)];

    private List<Member> Without(BrainMembers before, Principal by, string subject) => [.. Existing(before, by).Where(member => member.Subject != subject)];

    private Member Asking(Principal by) => new(by.Subject, BrainRole.Owner, by.Actor, clock.GetUtcNow());
}
