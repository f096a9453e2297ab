namespace SecondBrain.Functions.RejectRequest;

/// <summary>The routes of template.yaml (a test compares them).</summary>
internal static class Routes
{
    public static IReadOnlyList<(string Method, string Path)> All { get; } =
    [
        ("POST", "/notes"),
        ("GET", "/notes"),
        ("GET", "/notes/{id}"),
        ("PUT", "/notes/{id}"),
        ("PATCH", "/notes/{id}"),
        ("GET", "/notes/{id}/original"),
        ("GET", "/notes/{id}/versions"),
        ("GET", "/notes/{id}/versions/{version}"),
        ("GET", "/notes/{id}/diff"),
        ("POST", "/notes/{id}/restore"),
        ("GET", "/notes/{id}/history"),
        ("GET", "/notes/{id}/links"),
        ("GET", "/notes/{id}/backlinks"),
        ("GET", "/notes/{id}/mentions"),
        ("GET", "/notes/{id}/similar"),
        ("DELETE", "/notes/{id}"),
        ("POST", "/notes/{id}/merge"),
        ("POST", "/notes/{id}/flags"),
        ("DELETE", "/notes/{id}/flags/{reason}"),
        ("POST", "/proposals"),
        ("GET", "/erasures/{id}"),
        ("GET", "/captures/{id}"),
        ("POST", "/captures/{id}/retry"),
        ("GET", "/executions"),
        ("GET", "/executions/{id}"),
        ("GET", "/executions/{id}/history"),
        ("POST", "/links"),
        ("GET", "/reviews"),
        ("GET", "/reviews/{id}"),
        ("POST", "/reviews/{id}/decision"),
        ("GET", "/reviews/decide"),
        ("POST", "/reviews/decide"),
        ("GET", "/search"),
        ("GET", "/graph"),
        ("GET", "/graph/path"),
        ("GET", "/graph/communities"),
        ("GET", "/graph/communities/{id}"),
        ("GET", "/graph/centrality"),
        ("GET", "/stats"),
        ("GET", "/changes"),
        ("GET", "/sessions"),
        ("GET", "/sessions/{id}"),
        ("POST", "/sessions/{id}/undo"),
        ("GET", "/public/{brain}/notes"),
        ("GET", "/public/{brain}/notes/{id}"),
        ("GET", "/public/{brain}/notes/{id}/links"),
        ("GET", "/public/{brain}/search"),
        ("GET", "/context"),
        ("GET", "/digests/latest"),
        ("GET", "/digests/{date}"),
        ("POST", "/imports"),
        ("GET", "/imports/{id}"),
        ("POST", "/imports/{id}/files"),
        ("POST", "/imports/{id}/start"),
        ("GET", "/imports/{id}/results"),
        ("GET", "/members"),
        ("PUT", "/members/{subject}"),
        ("DELETE", "/members/{subject}"),
        ("GET", "/budget"),
        ("PUT", "/budget"),
        ("POST", "/reembeddings"),
        ("GET", "/.well-known/oauth-protected-resource"),
        ("GET", "/.well-known/oauth-protected-resource/mcp"),
        ("GET", "/health"),
        ("ANY", "/mcp"),
    ];

    public static IReadOnlyList<string> MethodsOf(string path) =>
        [.. All.Where(route => Matches(route.Path, path)).Select(route => route.Method).Distinct().Order(StringComparer.Ordinal)];

    private static bool Matches(string template, string path)
    {
        var expected = template.Split('/');
        var actual = path.Split('/');
        return expected.Length == actual.Length && expected.Zip(actual).All(pair => pair.First == pair.Second || (pair.First.StartsWith('{') && pair.Second.Length > 0));
    }
}
