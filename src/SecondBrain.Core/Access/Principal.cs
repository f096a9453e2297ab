using SecondBrain.Core.Identity;

namespace SecondBrain.Core.Access;

/// <summary>Who asks. It is made from the verified token and the brain's list of members, never from a request body.</summary>
/// <param name="Actor">The token's subject, or the name of the agent that acts for it.</param>
/// <param name="Session">One agent conversation, whose writes can be undone together; null outside one.</param>
/// <param name="Scopes">What the token allows and the role does too.</param>
public sealed record Principal(BrainId Brain, string Actor, ActorKind Kind, string? Session, IReadOnlySet<string> Scopes)
{
    public BrainRole Role { get; init; } = BrainRole.Owner;

    public NoteSight Sight => Role switch
    {
        BrainRole.Owner => NoteSight.Everything,
        BrainRole.Visitor => NoteSight.Public,
        _ => NoteSight.Shared,
    };

    /// <summary>What the write takes back; null for a write of its own. Only <see cref="Audit.SessionUndo"/> sets it, never a request.</summary>
    public UndoOf? Undoing { get; init; }

    public bool May(string scope) => Scopes.Contains(scope);
}
