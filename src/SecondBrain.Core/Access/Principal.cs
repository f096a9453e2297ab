using SecondBrain.Core.Identity;

namespace SecondBrain.Core.Access;

/// <summary>Who asks. It is made from the verified token only, never from a request body.</summary>
/// <param name="Actor">The token's subject, or the name of the agent that acts for it.</param>
/// <param name="Session">One agent conversation, whose writes can be undone together; null outside one.</param>
public sealed record Principal(BrainId Brain, string Actor, ActorKind Kind, string? Session, IReadOnlySet<string> Scopes)
{
    public bool May(string scope) => Scopes.Contains(scope);
}
