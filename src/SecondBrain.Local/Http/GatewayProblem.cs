using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace SecondBrain.Local.Http;

/// <summary>An answer that the gateway makes itself: an RFC 9457 problem with the member <c>message</c> that API Gateway's own answers have.</summary>
/// <param name="Message">The text of API Gateway's answer.</param>
internal sealed record GatewayProblem(int Status, string Message, string Detail)
{
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public static GatewayProblem NotFound { get; } = new(StatusCodes.Status404NotFound, "Not Found", "No route of the template matches this method and path.");

    public static GatewayProblem TooLarge(string limit) => new(StatusCodes.Status413PayloadTooLarge, "Request Entity Too Large", $"The request is over {limit}.");

    public static GatewayProblem FunctionFailed(string function, string errorType) =>
        new(StatusCodes.Status500InternalServerError, "Internal Server Error", $"{function} ended with {errorType}; its log says more.");

    public static GatewayProblem BadAnswer(string function) =>
        new(StatusCodes.Status500InternalServerError, "Internal Server Error", $"{function} did not answer in the shape that an HTTP API needs.");

    public static GatewayProblem TimedOut(string function, TimeSpan timeout) =>
        new(StatusCodes.Status503ServiceUnavailable, "Service Unavailable", $"{function} did not answer within {timeout.TotalSeconds:0.###} s.");

    public static GatewayProblem Stopping { get; } = new(StatusCodes.Status503ServiceUnavailable, "Service Unavailable", "The host is stopping.");

    public static GatewayProblem ForeignHost { get; } = new(
        StatusCodes.Status421MisdirectedRequest, "Misdirected Request", "This host answers to localhost, 127.0.0.1 and [::1] on its own port only.");

    public static GatewayProblem Unauthorized(string? reason) => new(StatusCodes.Status401Unauthorized, "Unauthorized", reason ?? "A bearer token is needed.")
    {
        Headers = new Dictionary<string, string> { ["WWW-Authenticate"] = reason is null ? "Bearer" : $"Bearer scope=\"\" error=\"invalid_token\" error_description=\"{reason}\"" },
    };

    public static GatewayProblem Forbidden(IReadOnlyList<string> scopes) => new(StatusCodes.Status403Forbidden, "Forbidden", $"The token needs one of the scopes {string.Join(", ", scopes)}.")
    {
        Headers = new Dictionary<string, string> { ["WWW-Authenticate"] = $"Bearer error=\"insufficient_scope\", scope=\"{string.Join(' ', scopes)}\"" },
    };

    public async Task WriteAsync(HttpContext context)
    {
        var response = context.Response;
        response.StatusCode = Status;
        response.ContentType = "application/problem+json";
        foreach (var (name, value) in Headers)
        {
            response.Headers[name] = value;
        }

        var problem = new JsonObject
        {
            ["type"] = "about:blank",
            ["title"] = ReasonPhrases.GetReasonPhrase(Status),
            ["status"] = Status,
            ["detail"] = Detail,
            ["message"] = Message,
        };
        await response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(problem), CancellationToken.None);
    }
}
