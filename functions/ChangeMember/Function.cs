using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Access;
using SecondBrain.Core.Views;
using SecondBrain.Functions.Http;
using SecondBrain.Lambda;
using SecondBrain.Lambda.HttpApi;

namespace SecondBrain.Functions.ChangeMember;

/// <summary>PUT and DELETE /members/{subject}.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var members = services.GetRequiredService<Members>();
        return ApiHandler.Create(services, Scope.Admin, async (request, principal, cancellationToken) =>
        {
            if (principal.Kind is ActorKind.Agent)
            {
                return Problems.HumansOnly("reads or changes who may use a brain");
            }

            var subject = request.Path("subject") ?? "";
            if (request.RequestContext.Http.Method == "DELETE")
            {
                return Answer(subject, await members.RemoveAsync(principal, subject, cancellationToken));
            }

            var (role, agent) = Read(request);
            return Answer(subject, await members.PutAsync(principal, subject, role, agent, cancellationToken));
        });
    }

    private static HttpApiResponse Answer(string subject, MemberResult result) => result switch
    {
        MemberResult.Stored stored => Answers.Json(200, MemberView.Of(stored.Member), ViewJson.Default.MemberView),
        MemberResult.Removed => new HttpApiResponse { StatusCode = 204 },
        MemberResult.LastOwner => Problems.Of(409, "last-owner", "Conflict", "A brain keeps an owner. Make somebody else an owner first: PUT /members/{subject} with the role owner."),
        MemberResult.Rejected rejected => Problems.BadRequest("bad-input", rejected.Detail),
        _ => Problems.NoSuchMember(subject),
    };

    private static (BrainRole Role, string? Agent) Read(HttpApiRequest request)
    {
        var advice = $"Send {{\"role\": \"reader\"}}; a role is one of {string.Join(", ", BrainRoles.OfMembers.Select(role => role.Name()))}. For a machine also 'agent', the name it writes under.";
        try
        {
            return JsonSerializer.Deserialize(request.BodyBytes(), HttpJson.Default.MemberBody) is { } body && BrainRoles.TryParse(body.Role, out var role)
                ? (role, body.Agent)
                : throw new BadInputException(advice);
        }
        catch (JsonException error)
        {
            throw new BadInputException(advice, error);
        }
    }
}
