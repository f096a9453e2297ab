using System.Buffers;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.Features;
using SecondBrain.Lambda.HttpApi;
using SecondBrain.Local.Template;

namespace SecondBrain.Local.Http;

/// <summary>Builds the event that an HTTP API sends to a function, payload format 2.0.</summary>
/// <remarks>https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html</remarks>
internal static class HttpApiEvents
{
    private static readonly string[] Dropped = ["connection", "transfer-encoding", "keep-alive", "upgrade", "cookie"];

    /// <summary>The path as the gateway sees it: percent-decoded, without the query.</summary>
    public static string PathOf(HttpContext context)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var query = target.IndexOf('?', StringComparison.Ordinal);
        var path = query < 0 ? target : target[..query];
        return path.StartsWith('/') ? Uri.UnescapeDataString(path) : context.Request.Path.Value ?? "/";
    }

    public static HttpApiRequest Build(HttpContext context, RouteMatch match, string path, byte[] body, TemplateScope scope, DateTimeOffset now)
    {
        var request = context.Request;
        var headers = Headers(request, context.Connection.RemoteIpAddress, now);
        var query = Query(request.QueryString.Value);
        var isText = IsText(request, body);
        return new HttpApiRequest
        {
            RouteKey = match.Route.RouteKey,
            RawPath = path,
            RawQueryString = request.QueryString.Value?.TrimStart('?') ?? "",
            Cookies = request.Headers.Cookie.Count == 0
                ? null
                : [.. request.Headers.Cookie.SelectMany(line => line!.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))],
            Headers = headers,
            QueryStringParameters = query.Count == 0 ? null : query,
            PathParameters = match.PathParameters.Count == 0 ? null : match.PathParameters,
            Body = body.Length == 0 ? null : isText ? Encoding.UTF8.GetString(body) : Convert.ToBase64String(body),
            IsBase64Encoded = body.Length > 0 && !isText,
            RequestContext = new HttpApiRequestContext
            {
                AccountId = scope.AccountId,
                DomainName = request.Host.Host,
                RequestId = RequestId(),
                RouteKey = match.Route.RouteKey,
                Time = now.UtcDateTime.ToString("dd'/'MMM'/'yyyy':'HH':'mm':'ss' +0000'", CultureInfo.InvariantCulture),
                TimeEpoch = now.ToUnixTimeMilliseconds(),
                Http = new HttpApiRequestDescription(
                    request.Method, path, request.Protocol, Address(context.Connection.RemoteIpAddress), request.Headers.UserAgent.ToString()),
            },
        };
    }

    /// <summary>15 characters and '=', as HTTP APIs make them.</summary>
    public static string RequestId() => RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", 15) + "=";

    private static Dictionary<string, string> Headers(HttpRequest request, IPAddress? remote, DateTimeOffset now)
    {
        var headers = new Dictionary<string, string>();
        foreach (var (name, values) in request.Headers)
        {
#pragma warning disable CA1308 // the gateway writes header names in lower case
            var lower = name.ToLowerInvariant();
#pragma warning restore CA1308
            if (!Dropped.Contains(lower))
                headers[lower] = string.Join(',', values.AsEnumerable());
        }

        headers["x-forwarded-for"] = headers.TryGetValue("x-forwarded-for", out var before) ? $"{before}, {Address(remote)}" : Address(remote);
        headers["x-forwarded-port"] = (request.Host.Port ?? 80).ToString(CultureInfo.InvariantCulture);
        headers["x-forwarded-proto"] = request.Scheme;
        headers.TryAdd("x-amzn-trace-id", $"Root=1-{now.ToUnixTimeSeconds():x8}-{RandomNumberGenerator.GetHexString(24, lowercase: true)}");
        return headers;
    }

    private static Dictionary<string, string> Query(string? text)
    {
        var parameters = new Dictionary<string, string>();
        foreach (var part in (text ?? "").TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var name = WebUtility.UrlDecode(equals < 0 ? part : part[..equals]);
            var value = equals < 0 ? "" : WebUtility.UrlDecode(part[(equals + 1)..]);
            parameters[name] = parameters.TryGetValue(name, out var earlier) ? $"{earlier},{value}" : value;
        }

        return parameters;
    }

    // Text by its content type. Bytes that are not UTF-8 go as base64 whatever the type says: as text they would arrive changed.
    private static bool IsText(HttpRequest request, byte[] body)
    {
        if (request.Headers.ContentEncoding.Count > 0 || !Utf8.IsValid(body))
            return false;
        var type = (request.ContentType ?? "").Split(';')[0].Trim();
        return type.StartsWith("text/", StringComparison.OrdinalIgnoreCase)
            || TextTypes.Contains(type)
            || type.EndsWith("+json", StringComparison.OrdinalIgnoreCase)
            || type.EndsWith("+xml", StringComparison.OrdinalIgnoreCase);
    }

    private static readonly SearchValues<string> TextTypes =
        SearchValues.Create(["application/json", "application/javascript", "application/xml"], StringComparison.OrdinalIgnoreCase);

    private static string Address(IPAddress? address) =>
        (address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address ?? IPAddress.Loopback).ToString();
}
