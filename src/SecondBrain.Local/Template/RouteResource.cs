namespace SecondBrain.Local.Template;

/// <summary>A route that a function's HttpApi event declares.</summary>
/// <param name="Method">Upper case, or <c>ANY</c>.</param>
/// <param name="Path">Such as <c>/notes/{id}</c>, or <c>$default</c>.</param>
/// <param name="Authorizer">The authorizer the route names, <c>NONE</c>, or null for the API's default.</param>
/// <param name="Scopes">Null when the route does not override the authorizer's.</param>
internal sealed record RouteResource(string Function, string Api, string Method, string Path, string? Authorizer, IReadOnlyList<string>? Scopes, TemplateMark Mark)
{
    public const string DefaultPath = "$default";

    /// <summary>As API Gateway names it: <c>GET /notes/{id}</c> or <c>$default</c>.</summary>
    public string RouteKey => Path == DefaultPath ? DefaultPath : $"{Method} {Path}";

    public static bool Is(TemplateMap declaredEvent) => declaredEvent.Text("Type") == "HttpApi";

    public static RouteResource Read(TemplateMap declaredEvent, string function)
    {
        var properties = declaredEvent.Map("Properties");
        var auth = properties.Map("Auth");
        var path = properties.Text("Path") ?? DefaultPath;
        if (path != DefaultPath && !path.StartsWith('/'))
            throw new TemplateException(properties.Mark, $"the path '{path}' of {function} must start with '/'.");
        var method = properties.Text("Method")?.ToUpperInvariant();
        return new RouteResource(
            function,
            properties.Text("ApiId") ?? TemplateReader.ImplicitApi,
            method is null or "X-AMAZON-APIGATEWAY-ANY-METHOD" or "*" ? "ANY" : method,
            path,
            auth.Text("Authorizer"),
            auth["AuthorizationScopes"] is null ? null : auth.Texts("AuthorizationScopes"),
            declaredEvent.Mark);
    }
}
