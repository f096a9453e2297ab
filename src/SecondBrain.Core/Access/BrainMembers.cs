using SecondBrain.Core.Identity;

namespace SecondBrain.Core.Access;

/// <summary>The members of a brain at one moment.</summary>
/// <param name="Version">Counts changes; 0 while the brain was never shared, and then belongs to whomever the issuer's claim <c>brain</c> names.</param>
/// <param name="Items">In the order of their subjects; at least one owner unless the version is 0.</param>
public sealed record BrainMembers(BrainId Brain, int Version, IReadOnlyList<Member> Items)
{
    /// <summary>How many a brain can have: they are read in one request.</summary>
    public const int Max = 100;

    public bool IsShared => Version > 0;

    public Member? Find(string subject) => Items.FirstOrDefault(member => member.Subject == subject);

    /// <summary>Null for somebody who may not know that the brain exists.</summary>
    public BrainRole? RoleOf(string subject) => IsShared ? Find(subject)?.Role : BrainRole.Owner;
}
