using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Access;
using SecondBrain.Lambda;

namespace SecondBrain.Functions.IssueClaims;

/// <summary>The user pool's trigger before it makes tokens (event version 3): puts the brain into the access token, and the agent's name for a machine.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html. Failing refuses the sign-in, so a token without a
/// brain is made where there is none to give: every door refuses it with the reason.
/// </remarks>
internal static class Function
{
    private const string Machine = "TokenGeneration_ClientCredentials";

    public static LambdaHandler Create(IServiceProvider services)
    {
        var brains = services.GetRequiredService<BrainChoice>();
        return async (input, _, cancellationToken) =>
        {
            var request = await TokenEvent.ReadAsync(input, cancellationToken);
            var claims = await ClaimsAsync(brains, request, cancellationToken);
            return new MemoryStream(request.Answer(claims));
        };
    }

    private static async Task<IReadOnlyDictionary<string, string>> ClaimsAsync(BrainChoice brains, TokenEvent request, CancellationToken cancellationToken)
    {
        if (request.Trigger == Machine)
        {
            return await brains.ForMachineAsync(request.ClientId, request.AskedBrain, cancellationToken) is { } machine
                ? new Dictionary<string, string> { ["brain"] = machine.Brain.Value, ["agent"] = machine.Agent }
                : new Dictionary<string, string>();
        }

        return request.Subject is { Length: > 0 } subject && await brains.ForPersonAsync(subject, request.AskedBrain, cancellationToken) is { } brain
            ? new Dictionary<string, string> { ["brain"] = brain.Value }
            : new Dictionary<string, string>();
    }
}
