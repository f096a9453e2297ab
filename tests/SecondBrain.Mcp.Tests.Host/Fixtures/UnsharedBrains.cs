using SecondBrain.Core.Access;
using SecondBrain.Core.Identity;

namespace SecondBrain.Mcp.Tests.Host.Fixtures;

/// <summary>Brains without members: each belongs to whom the token names.</summary>
internal sealed class UnsharedBrains : IMemberStore
{
    public Task<BrainMembers> ReadAsync(BrainId brain, CancellationToken cancellationToken) => Task.FromResult(new BrainMembers(brain, Version: 0, []));

    public Task<IReadOnlyList<BrainId>> BrainsOfAsync(string subject, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<BrainId>>([]);

    public Task<bool> ReplaceAsync(Principal by, BrainMembers before, IReadOnlyList<Member> after, string action, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The conformance suite shares no brain.");
}
