using System.Text;
using SecondBrain.Local.Template;

namespace SecondBrain.Functions.Tests.Tenants;

/// <summary>A request for each route of the template, by the ids it is given. A route that this cannot make a request of fails the matrix: say here what it takes.</summary>
internal static class TenantRoutes
{
    /// <summary>Which id a path's parameter is, by what stands before it; after '=' what it is for every tenant.</summary>
    private static readonly Dictionary<string, string> Parameters = new(StringComparer.Ordinal)
    {
        ["notes"] = "note",
        ["captures"] = "capture",
        ["communities"] = "community",
        ["digests"] = "digest",
        ["erasures"] = "erasure",
        ["executions"] = "execution",
        ["flags"] = "=wrong",
        ["imports"] = "import",
        ["members"] = "subject",
        ["public"] = "brain",
        ["reviews"] = "review",
        ["sessions"] = "session",
        ["versions"] = "=1",
    };

    private static readonly Dictionary<string, string> Queries = new(StringComparer.Ordinal)
    {
        ["GET /context"] = $"?q={TenantGarden.Sought}",
        ["GET /graph"] = "?from={note}",
        ["GET /graph/path"] = "?from={note}&to={other}",
        ["GET /notes/{id}/diff"] = "?from=1&to=1",
        ["GET /search"] = $"?q={TenantGarden.Sought}",
        ["GET /public/{brain}/search"] = $"?q={TenantGarden.Sought}",
        ["GET /reviews/decide"] = "?token=none",
        ["POST /reviews/decide"] = "?token=none",
    };

    /// <summary>What is sent, for every route that changes something.</summary>
    private static readonly Dictionary<string, string?> Bodies = new(StringComparer.Ordinal)
    {
        ["POST /notes"] = """{"content":"# Our own words"}""",
        ["DELETE /notes/{id}"] = null,
        ["PUT /notes/{id}"] = """{"content":"# Our own words"}""",
        ["PATCH /notes/{id}"] = """{"status":"growing"}""",
        ["POST /notes/{id}/restore"] = """{"version":1}""",
        ["POST /notes/{id}/flags"] = """{"reason":"wrong"}""",
        ["DELETE /notes/{id}/flags/{reason}"] = null,
        ["POST /proposals"] = """{"kind":"link","note":"{note}","other":"{other}","type":"supports"}""",
        ["POST /sessions/{id}/undo"] = """{"preview":true}""",
        ["POST /notes/{id}/merge"] = """{"into":"{other}"}""",
        ["POST /captures/{id}/retry"] = null,
        ["POST /links"] = """{"source":"{note}","target":"{other}","type":"supports"}""",
        ["POST /reviews/{id}/decision"] = """{"decision":"approve"}""",
        ["POST /reviews/decide"] = null,
        ["POST /imports"] = null,
        ["POST /imports/{id}/files"] = """{"files":[{"path":"a.md","text":"# A"}]}""",
        ["POST /imports/{id}/start"] = null,
        ["POST /reembeddings"] = null,
        ["PUT /budget"] = """{"monthlyUsd":2.5}""",
        ["PUT /members/{subject}"] = """{"role":"reader"}""",
        ["DELETE /members/{subject}"] = null,
    };

    /// <summary>Whom an owner makes a member is theirs to say: no id of another tenant.</summary>
    public static bool NamesAnId(RouteResource route) => !route.Path.StartsWith("/members", StringComparison.Ordinal) && Template(route).Contains('{', StringComparison.Ordinal);

    public static HttpRequestMessage Request(RouteResource route, TenantIds ids)
    {
        if (route.Method is not "GET" && !Bodies.ContainsKey(route.RouteKey))
        {
            throw new InvalidOperationException($"{route.RouteKey} is new: say in {nameof(TenantRoutes)}.{nameof(Bodies)} what it is sent.");
        }

        var body = Bodies.GetValueOrDefault(route.RouteKey);
        var request = new HttpRequestMessage(HttpMethod.Parse(route.Method), ids.Fill(Template(route, withBody: false)));
        request.Content = body is null ? null : new StringContent(ids.Fill(body), Encoding.UTF8, "application/json");
        if (route.RouteKey is "PUT /notes/{id}" or "PATCH /notes/{id}" or "POST /notes/{id}/restore")
        {
            request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        }

        return request;
    }

    private static string Template(RouteResource route, bool withBody = true)
    {
        var segments = route.Path.Split('/');
        for (var i = 1; i < segments.Length; i++)
        {
            if (segments[i].StartsWith('{'))
            {
                segments[i] = Parameters.TryGetValue(segments[i - 1], out var kind)
                    ? kind.StartsWith('=') ? kind[1..] : $"{{{kind}}}"
                    : throw new InvalidOperationException($"{route.RouteKey} is new: say in {nameof(TenantRoutes)}.{nameof(Parameters)} which id {segments[i]} is.");
            }
        }

        return string.Join('/', segments) + Queries.GetValueOrDefault(route.RouteKey) + (withBody ? BodyIds(route) : "");
    }

    // only whether there is an id in it
    private static string BodyIds(RouteResource route) => Bodies.GetValueOrDefault(route.RouteKey)?.Contains("{note}", StringComparison.Ordinal) is true ? "{note}" : "";
}
