using System.Text.Json.Nodes;

namespace SecondBrain.StackOnMoto;

/// <summary>What the HTTP API's gateway sends a function, with the claims of a token that it has verified.</summary>
internal static class ApiEvent
{
    private const string Scopes = "brain/read brain/write brain/propose brain/review brain/admin";

    /// <param name="route">Such as <c>POST /notes/{id}/merge</c>.</param>
    public static JsonObject Of(string route, string audience, string? id = null, string? body = null, string contentType = "application/json", string? idempotencyKey = null, string query = "")
    {
        var (method, path) = (route.Split(' ')[0], route.Split(' ')[1].Replace("{id}", id ?? "", StringComparison.Ordinal));
        var headers = new JsonObject { ["accept"] = "application/json", ["content-type"] = contentType };
        if (idempotencyKey is not null)
            headers["idempotency-key"] = idempotencyKey;
        var call = new JsonObject
        {
            ["version"] = "2.0",
            ["routeKey"] = route,
            ["rawPath"] = path,
            ["rawQueryString"] = query,
            ["headers"] = headers,
            ["requestContext"] = new JsonObject
            {
                ["http"] = new JsonObject { ["method"] = method, ["path"] = path, ["protocol"] = "HTTP/1.1", ["sourceIp"] = "127.0.0.1" },
                ["requestId"] = "story",
                ["routeKey"] = route,
                ["stage"] = "$default",
                ["authorizer"] = new JsonObject
                {
                    ["jwt"] = new JsonObject { ["claims"] = new JsonObject { ["sub"] = "owner", ["brain"] = "main", ["scope"] = Scopes, ["aud"] = audience } },
                },
            },
            ["isBase64Encoded"] = false,
        };
        if (id is not null)
            call["pathParameters"] = new JsonObject { ["id"] = id };
        if (body is not null)
            call["body"] = body;
        if (query.Length > 0)
            call["queryStringParameters"] = new JsonObject(query.Split('&').Select(each => KeyValuePair.Create(each.Split('=')[0], (JsonNode?)Uri.UnescapeDataString(each.Split('=')[1]))));
        return call;
    }
}
