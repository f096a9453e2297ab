namespace SecondBrain.Core.Access;

/// <summary>What became of a change to a brain's members.</summary>
public abstract record MemberResult
{
    private MemberResult()
    {
    }

    /// <summary>The member as it is now; also when it was so before.</summary>
    public sealed record Stored(Member Member) : MemberResult;

    public sealed record Removed : MemberResult;

    public sealed record NoSuchMember : MemberResult;

    /// <summary>A brain keeps an owner: nobody else could add one.</summary>
    public sealed record LastOwner : MemberResult;

    /// <param name="Detail">What to change.</param>
    public sealed record Rejected(string Detail) : MemberResult;
}
