namespace SecondBrain.Core.Proposals;

/// <summary>What can be proposed.</summary>
public static class ProposalKind
{
    /// <summary>A typed link from the subject to the other note.</summary>
    public const string Link = "link";

    /// <summary>That the other note becomes part of the subject.</summary>
    public const string Merge = "merge";

    public static IReadOnlyList<string> All { get; } = [Link, Merge];
}
