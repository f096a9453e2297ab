using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Access;
using SecondBrain.Core.Editing;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Notes;

namespace SecondBrain.Functions.Tests.Editing;

/// <summary>A note as a member of its brain gets it, who sees what is shared.</summary>
internal static class MemberView
{
    public static async Task AsMemberAsync(this BrainHost host, string brain, Func<NoteEditor, Principal, SeenVersions, Note, Task> look, string note)
    {
        var services = host.Host.Services;
        var member = new Principal(BrainId.Parse(brain), "member", ActorKind.Human, Session: null, Scope.All.ToHashSet()) { Role = BrainRole.Editor };
        var current = await services.GetRequiredService<INoteStore>().FindAsync(member.Brain, NoteId.Parse(note), CancellationToken.None);
        await look(services.GetRequiredService<NoteEditor>(), member, services.GetRequiredService<SeenVersions>(), current.ShouldNotBeNull());
    }
}
