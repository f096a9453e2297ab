namespace SecondBrain.Core.Proposals;

/// <summary>What can be proposed.</summary>
public static class ProposalKind
{
    /// <summary>A typed link from the subject to the other note.</summary>
    public const string Link = "link";

    /// <summary>That the other note becomes part of the subject.</summary>
    public const string Merge = "merge";

    /// <summary>A tag for the subject.</summary>
    public const string Tag = "tag";

    /// <summary>Another status of the subject.</summary>
    public const string Status = "status";

    public static IReadOnlyList<string> All { get; } = [Link, Merge, Tag, Status];

    /// <summary>Whether it is about two notes, and not about a note and a value.</summary>
    public static bool IsOfTwoNotes(string kind) => kind is Link or Merge;
}
