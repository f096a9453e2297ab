using System.Security.Cryptography;
using System.Text;
using SecondBrain.Core.Identity;

namespace SecondBrain.Core.Access;

/// <summary>Chooses the brain that a new token is for: one of those its subject is a member of, or, for a person without any, a brain of their own.</summary>
public sealed class BrainChoice(IMemberStore store, TimeProvider clock)
{
    /// <param name="asked">The brain that was asked for; null for the first that the person owns, or else the first.</param>
    /// <returns>Null: the brain that was asked for is none of theirs.</returns>
    public async Task<BrainId?> ForPersonAsync(string subject, string? asked, CancellationToken cancellationToken)
    {
        var own = OwnBrain(subject);
        var mine = await store.BrainsOfAsync(subject, cancellationToken);
        if (asked is not null)
        {
            return BrainId.TryParse(asked, out var brain) && (await store.ReadAsync(brain, cancellationToken)).Find(subject) is not null ? brain : null;
        }

        if (mine.Count == 0)
        {
            return await FoundAsync(own, subject, cancellationToken);
        }

        return mine.Contains(own) ? own : mine[0];
    }

    /// <summary>A machine has no brain of its own: it needs a member item, which also says its name.</summary>
    public async Task<(BrainId Brain, string Agent)?> ForMachineAsync(string client, string? asked, CancellationToken cancellationToken)
    {
        foreach (var brain in await store.BrainsOfAsync(client, cancellationToken))
        {
            if ((asked is null || brain.Value == asked) && (await store.ReadAsync(brain, cancellationToken)).Find(client) is { } member)
            {
                return (brain, member.Agent ?? client);
            }
        }

        return null;
    }

    /// <summary>The subject itself where it is spelt as a brain's id, such as a UUID; otherwise its hash.</summary>
    public static BrainId OwnBrain(string subject) => BrainId.TryParse($"own-{subject}", out var brain)
        ? brain
        : BrainId.Parse("own-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(subject)))[..32]);

    private async Task<BrainId?> FoundAsync(BrainId brain, string subject, CancellationToken cancellationToken)
    {
        var before = await store.ReadAsync(brain, cancellationToken);
        if (!before.IsShared)
        {
            var person = new Principal(brain, subject, ActorKind.Human, Session: null, new HashSet<string>(StringComparer.Ordinal));
            await store.ReplaceAsync(person, before, [new Member(subject, BrainRole.Owner, subject, clock.GetUtcNow())], "found", cancellationToken);
            before = await store.ReadAsync(brain, cancellationToken); // also when another sign-in was first
        }

        // somebody who was removed from their own brain, which others own now, gets no other
        return before.Find(subject) is null ? null : brain;
    }
}
