namespace SecondBrain.Local.Template;

/// <summary>An AWS::Serverless::HttpApi, or the implicit one.</summary>
/// <param name="DefaultAuthorizer">Null: routes are open unless they name an authorizer.</param>
/// <param name="Cors">Null when the template declares none: the gateway then leaves OPTIONS to the routes.</param>
internal sealed record HttpApiResource(string LogicalId, IReadOnlyDictionary<string, JwtAuthorizerResource> Authorizers, string? DefaultAuthorizer, CorsResource? Cors, TemplateMark Mark)
{
    public static HttpApiResource Read(ResourceReading reading) => Read(reading.LogicalId, reading.Properties);

    public static HttpApiResource Read(string logicalId, TemplateMap properties)
    {
        foreach (var unsupported in new[] { "DefinitionBody", "DefinitionUri" })
        {
            if (properties[unsupported] is { } node)
                throw new TemplateException(node.Mark, $"{logicalId} declares its routes by {unsupported}; the local host reads them from the functions' HttpApi events.");
        }

        var auth = properties.Map("Auth");
        return new HttpApiResource(
            logicalId,
            auth.Map("Authorizers").Entries.ToDictionary(entry => entry.Key, entry => JwtAuthorizerResource.Read(entry.Key, entry.Value.AsMap($"Authorizer {entry.Key}"))),
            auth.Text("DefaultAuthorizer"),
            CorsResource.Read(properties["CorsConfiguration"]),
            properties.Mark);
    }
}

/// <param name="Audience">Any one of these must be in the token.</param>
/// <param name="IdentitySource">Where the token is, such as <c>$request.header.Authorization</c>.</param>
/// <param name="Scopes">Scopes that routes need unless they say otherwise: any one of them.</param>
internal sealed record JwtAuthorizerResource(string Name, string Issuer, IReadOnlyList<string> Audience, string IdentitySource, IReadOnlyList<string> Scopes, TemplateMark Mark)
{
    public static JwtAuthorizerResource Read(string name, TemplateMap declared)
    {
        if (declared["JwtConfiguration"] is not { } node)
            throw new TemplateException(declared.Mark, $"authorizer {name} has no JwtConfiguration: the local host runs JWT authorizers only.");
        var jwt = node.AsMap("JwtConfiguration");
        var audience = jwt.Texts("audience");
        if (audience.Count == 0)
            throw new TemplateException(jwt.Mark, $"authorizer {name} needs an audience.");
        return new JwtAuthorizerResource(
            name,
            jwt.RequiredText("issuer", $"Authorizer {name}"),
            audience,
            declared.Text("IdentitySource") ?? "$request.header.Authorization",
            declared.Texts("AuthorizationScopes"),
            declared.Mark);
    }
}

internal sealed record CorsResource(IReadOnlyList<string> Origins, IReadOnlyList<string> Methods, IReadOnlyList<string> Headers, IReadOnlyList<string> ExposedHeaders, bool Credentials, int? MaxAgeSeconds)
{
    public static CorsResource? Read(TemplateNode? node) => node switch
    {
        null or TemplateText { Value: "false" } => null,
        TemplateText { Value: "true" } => new CorsResource(["*"], [], [], [], false, null),
        _ => Read(node.AsMap("CorsConfiguration")),
    };

    private static CorsResource Read(TemplateMap cors) => new(
        cors.Texts("AllowOrigins"), cors.Texts("AllowMethods"), cors.Texts("AllowHeaders"), cors.Texts("ExposeHeaders"), cors.Flag("AllowCredentials") ?? false, cors.Number("MaxAge"));
}
