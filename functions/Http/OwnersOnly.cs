using SecondBrain.Core.Access;
using SecondBrain.Lambda.HttpApi;

namespace SecondBrain.Functions.Http;

/// <summary>What tells of all notes at once, such as executions: for those who see all notes.</summary>
internal static class OwnersOnly
{
    /// <param name="what">What is asked for, to begin a sentence with.</param>
    public static Func<HttpApiRequest, Principal, CancellationToken, Task<HttpApiResponse>> Answer(
        string what, Func<HttpApiRequest, Principal, CancellationToken, Task<HttpApiResponse>> answer) =>
        (request, principal, cancellationToken) => principal.Sight is NoteSight.Everything
            ? answer(request, principal, cancellationToken)
            : Task.FromResult(Problems.Of(403, "owners-only", "Forbidden", $"{what} tell of notes that you may not see. Ask an owner of this brain."));
}
