using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Access;
using SecondBrain.Core.Paging;
using SecondBrain.Core.Views;
using SecondBrain.Functions.Http;
using SecondBrain.Lambda;

namespace SecondBrain.Functions.ReadMembers;

/// <summary>GET /members.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var members = services.GetRequiredService<Members>();
        return ApiHandler.Create(services, Scope.Admin, async (_, principal, cancellationToken) => principal.Kind is ActorKind.Agent
            ? Problems.HumansOnly("reads or changes who may use a brain")
            : Answers.Json(
                200, new Page<MemberView>([.. (await members.ListAsync(principal, cancellationToken)).Select(MemberView.Of)], Next: null), ViewJson.Default.PageMemberView));
    }
}
