using System.Collections.Concurrent;
using SecondBrain.Core.Identity;

namespace SecondBrain.Core.Access;

/// <summary>The role of a token's subject, remembered for <see cref="Lifetime"/>. Safe for concurrent use.</summary>
public sealed class RoleLookup(IMemberStore store, TimeProvider clock)
{
    /// <summary>How long a removed member may still be let in by a process that has read the list before.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);

    private const int MostBrains = 1000;

    private readonly ConcurrentDictionary<BrainId, (BrainMembers Members, DateTimeOffset Until)> _read = new();

    /// <summary>Null for somebody who is no member of a shared brain.</summary>
    public async Task<BrainRole?> FindAsync(BrainId brain, string subject, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (_read.TryGetValue(brain, out var kept) && kept.Until > now)
        {
            return kept.Members.RoleOf(subject);
        }

        var members = await store.ReadAsync(brain, cancellationToken);
        if (_read.Count >= MostBrains)
        {
            _read.Clear();
        }

        _read[brain] = (members, now + Lifetime);
        return members.RoleOf(subject);
    }

    /// <summary>The next call reads the brain's list again.</summary>
    public void Forget(BrainId brain) => _read.TryRemove(brain, out _);
}
