namespace SecondBrain.Core.Access;

/// <summary>What each role may do, and what it is called outside.</summary>
public static class BrainRoles
{
    /// <summary>The roles that a member can have, the least first.</summary>
    public static IReadOnlyList<BrainRole> OfMembers { get; } = [BrainRole.Reader, BrainRole.Proposer, BrainRole.Editor, BrainRole.Owner];

    /// <summary>The scopes that a token of somebody with this role can use; it may hold more, which then mean nothing.</summary>
    public static IReadOnlySet<string> Scopes(this BrainRole role) => role switch
    {
        BrainRole.Owner => AsSet(Scope.All),
        BrainRole.Editor => AsSet([Scope.Read, Scope.Propose, Scope.Write, Scope.Review]),
        BrainRole.Proposer => AsSet([Scope.Read, Scope.Propose]),
        _ => AsSet([Scope.Read]),
    };

    /// <summary>Such as <c>editor</c>.</summary>
    public static string Name(this BrainRole role) => role switch
    {
        BrainRole.Owner => "owner",
        BrainRole.Editor => "editor",
        BrainRole.Proposer => "proposer",
        BrainRole.Reader => "reader",
        _ => "visitor",
    };

    /// <summary>A member's role by its name; a visitor is no member.</summary>
    public static bool TryParse(string? name, out BrainRole role)
    {
        var known = OfMembers.Where(each => each.Name() == name).ToList();
        role = known is [var only] ? only : BrainRole.Visitor;
        return known.Count == 1;
    }

    private static HashSet<string> AsSet(IReadOnlyList<string> scopes) => new(scopes, StringComparer.Ordinal);
}
