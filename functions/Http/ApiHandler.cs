using SecondBrain.Core.Access;
using SecondBrain.Core.Paging;
using SecondBrain.Lambda;
using SecondBrain.Lambda.Handlers;
using SecondBrain.Lambda.HttpApi;

namespace SecondBrain.Functions.Http;

/// <summary>What every HTTP function shares: who asks, whether they may, and how a fault is answered.</summary>
internal static class ApiHandler
{
    /// <param name="scope">What the token must allow.</param>
    public static LambdaHandler Create(string scope, Func<HttpApiRequest, Principal, CancellationToken, Task<HttpApiResponse>> answer) =>
        LambdaHandlers.FromHttpApi(async (request, context, cancellationToken) =>
        {
            if (PrincipalReader.Read(request) is not { } principal)
            {
                return Problems.Unauthorized();
            }

            return principal.May(scope)
                ? await GuardAsync(request, context, () => answer(request, principal, cancellationToken), cancellationToken)
                : Problems.Forbidden(scope);
        });

    /// <summary>A function that needs no token.</summary>
    public static LambdaHandler CreateOpen(Func<HttpApiRequest, CancellationToken, Task<HttpApiResponse>> answer) =>
        LambdaHandlers.FromHttpApi((request, context, cancellationToken) =>
            GuardAsync(request, context, () => answer(request, cancellationToken), cancellationToken));

    private static async Task<HttpApiResponse> GuardAsync(
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
            return Problems.Of(503, "out-of-time", "Service Unavailable", "The request could not be answered in time. Nothing was half written; ask again.");
        }
        catch (Exception error)
        {
            // the outermost edge: the message stays in the log, the caller gets the request id to look it up by
            FunctionLog.Fault(request.RouteKey, context.RequestId, error);
            return Problems.Of(500, "internal-error", "Internal Server Error", $"Something went wrong here. The log has it under request {context.RequestId}.");
        }
    }
}
