using Amazon.Runtime;
using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Aws.Signing;
using SecondBrain.Core.Access;
using SecondBrain.Core.Paging;
using SecondBrain.Core.Telemetry;
using SecondBrain.Functions.Telemetry;
using SecondBrain.Lambda;
using SecondBrain.Lambda.Handlers;
using SecondBrain.Lambda.HttpApi;

namespace SecondBrain.Functions.Http;

/// <summary>What every HTTP function shares: who asks, whether they may, and how a fault is answered.</summary>
internal static class ApiHandler
{
    /// <param name="scope">What the token and the role must allow.</param>
    public static LambdaHandler Create(IServiceProvider services, string scope, Func<HttpApiRequest, Principal, CancellationToken, Task<HttpApiResponse>> answer) =>
        Create(services, [scope], answer);

    /// <param name="scopes">Any one of them is enough.</param>
    public static LambdaHandler Create(IServiceProvider services, IReadOnlyList<string> scopes, Func<HttpApiRequest, Principal, CancellationToken, Task<HttpApiResponse>> answer)
    {
        var reader = services.GetRequiredService<PrincipalReader>();
        return Create(reader, static (request, _) => Task.FromResult(Gateway(request)), scopes, answer);
    }

    /// <summary>Only for those who see every note: what an answer tells may be of any of them.</summary>
    public static LambdaHandler CreateForOwners(IServiceProvider services, string scope, Func<HttpApiRequest, Principal, CancellationToken, Task<HttpApiResponse>> answer) =>
        Create(services, scope, (request, principal, cancellationToken) => principal.Sight is NoteSight.Everything
            ? answer(request, principal, cancellationToken)
            : Task.FromResult(Problems.OwnersOnly()));

    /// <summary>A route without a gateway authorizer: the function verifies the token itself, so that its refusal can say where to get one.</summary>
    public static LambdaHandler CreateVerifying(IServiceProvider services, IReadOnlyList<string> scopes, Func<HttpApiRequest, Principal, CancellationToken, Task<HttpApiResponse>> answer)
    {
        var reader = services.GetRequiredService<PrincipalReader>();
        var verifier = new Lazy<TokenVerifier>(services.GetRequiredService<TokenVerifier>);
        return Create(
            reader, (request, cancellationToken) => Gateway(request) is TokenVerdict.Verified known ? Task.FromResult<TokenVerdict>(known) : verifier.Value.VerifyAsync(request, cancellationToken), scopes, answer);
    }

    /// <summary>A function that needs no token.</summary>
    public static LambdaHandler CreateOpen(Func<HttpApiRequest, CancellationToken, Task<HttpApiResponse>> answer) =>
        LambdaHandlers.FromHttpApi((request, context, cancellationToken) =>
            GuardAsync(request, context, () => answer(request, cancellationToken), cancellationToken));

    private static LambdaHandler Create(
        PrincipalReader reader,
        Func<HttpApiRequest, CancellationToken, Task<TokenVerdict>> verify,
        IReadOnlyList<string> scopes,
        Func<HttpApiRequest, Principal, CancellationToken, Task<HttpApiResponse>> answer) =>
        LambdaHandlers.FromHttpApi((request, context, cancellationToken) => GuardAsync(request, context, async () =>
        {
            var caller = await verify(request, cancellationToken) switch
            {
                TokenVerdict.Verified verified => await reader.ReadAsync(verified.Claims, cancellationToken),
                TokenVerdict.Refused refused => new Caller.Unknown(refused.Reason),
                _ => null,
            };
            Tag(caller);
            return caller switch
            {
                Caller.Known known when known.Principal.MayAny(scopes) => Challenge.On(await answer(request, known.Principal, cancellationToken), request),
                Caller.Known known => Problems.Forbidden(request, scopes, known),
                Caller.Stranger stranger => Problems.NoSuchBrain(request, stranger.Brain),
                Caller.Unknown unknown => Problems.Unauthorized(request, scopes, unknown.Reason),
                _ => Problems.IssuerUnavailable(),
            };
        }, cancellationToken));

    /// <summary>What the gateway's authorizer has verified.</summary>
    private static TokenVerdict Gateway(HttpApiRequest request) => request.RequestContext.Authorizer?.Jwt?.Claims is { } claims
        ? new TokenVerdict.Verified(claims)
        : new TokenVerdict.Refused(Reason: null);

    private static void Tag(Caller? caller)
    {
        if (caller is Caller.Known { Principal: var principal } && InvocationScope.Current is { } scope)
        {
            scope.Tag(CorrelationFields.Brain, principal.Brain.Value);
            scope.Tag(CorrelationFields.Session, principal.Session);
        }
    }

    private static async Task<HttpApiResponse> GuardAsync(
        HttpApiRequest request, LambdaContext context, Func<Task<HttpApiResponse>> answer, CancellationToken cancellationToken)
    {
        var response = await AnswerAsync(request, context, answer, cancellationToken);
        InvocationScope.Current?.Status = response.StatusCode;
        return response;
    }

    private static async Task<HttpApiResponse> AnswerAsync(
        HttpApiRequest request, LambdaContext context, Func<Task<HttpApiResponse>> answer, CancellationToken cancellationToken)
    {
        try
        {
            return await answer();
        }
        catch (InvalidCursorException error)
        {
            return Problems.BadRequest("invalid-cursor", error.Message);
        }
        catch (BadInputException error)
        {
            return Problems.BadRequest("bad-input", error.Message);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            InvocationScope.Current?.StopInTime();
            return Problems.OutOfTime();
        }
        catch (AmazonServiceException error) when (AwsErrorCodes.IsThrottling(error.ErrorCode))
        {
            FunctionLog.Fail(request.RouteKey, error);
            return Problems.Busy();
        }
        catch (Exception error)
        {
            // the outermost edge: the message stays in the log, the caller gets the request id to look it up by
            FunctionLog.Fail(request.RouteKey, error);
            return Problems.Of(500, "internal-error", "Internal Server Error", $"Something went wrong here. The log has it under request {context.RequestId}.");
        }
    }
}
