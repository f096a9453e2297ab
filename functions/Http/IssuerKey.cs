using Microsoft.IdentityModel.Tokens;

namespace SecondBrain.Functions.Http;

/// <summary>What came of asking an issuer for a key.</summary>
internal abstract record IssuerKey
{
    private IssuerKey()
    {
    }

    public sealed record Found(SecurityKey Key) : IssuerKey;

    public sealed record None : IssuerKey;

    /// <summary>The issuer does not answer, and its keys are not known from before.</summary>
    public sealed record Unavailable : IssuerKey;
}
