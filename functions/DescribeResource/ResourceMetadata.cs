namespace SecondBrain.Functions.DescribeResource;

/// <summary>The members of RFC 9728, section 2, that this API has.</summary>
/// <param name="Resource">What a client asks tokens for; it must be the address that the client used.</param>
internal sealed record ResourceMetadata(
    string Resource,
    IReadOnlyList<string> AuthorizationServers,
    IReadOnlyList<string> ScopesSupported,
    IReadOnlyList<string> BearerMethodsSupported,
    string ResourceName,
    string? ResourceDocumentation);
