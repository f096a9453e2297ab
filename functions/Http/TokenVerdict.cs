namespace SecondBrain.Functions.Http;

/// <summary>What is known of the token of a request.</summary>
internal abstract record TokenVerdict
{
    private TokenVerdict()
    {
    }

    /// <param name="Claims">Every claim as text, as the gateway writes them.</param>
    public sealed record Verified(IReadOnlyDictionary<string, string> Claims) : TokenVerdict;

    /// <param name="Reason">Null when there is no token.</param>
    public sealed record Refused(string? Reason) : TokenVerdict;

    /// <summary>The issuer's keys cannot be had: nothing is known of the token.</summary>
    public sealed record Unverifiable : TokenVerdict;
}
