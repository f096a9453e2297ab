using SecondBrain.Core.Identity;

namespace SecondBrain.Core.Access;

/// <summary>Who belongs to which brain. Safe for concurrent use.</summary>
public interface IMemberStore
{
    /// <summary>Strongly consistent.</summary>
    Task<BrainMembers> ReadAsync(BrainId brain, CancellationToken cancellationToken);

    /// <summary>The brains that somebody is a member of, in the order of their ids. Eventually consistent.</summary>
    Task<IReadOnlyList<BrainId>> BrainsOfAsync(string subject, CancellationToken cancellationToken);

    /// <summary>Makes the list <paramref name="after"/>, with an audit item in the same transaction.</summary>
    /// <param name="action">What the audit calls it.</param>
    /// <returns>False, and nothing is written, when the list is not at the version of <paramref name="before"/> any more.</returns>
    Task<bool> ReplaceAsync(Principal by, BrainMembers before, IReadOnlyList<Member> after, string action, CancellationToken cancellationToken);
}
