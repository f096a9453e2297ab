namespace SecondBrain.Local.Authorization;

/// <summary>What a token of the local issuer says.</summary>
/// <param name="Actor">Who acts; also the token's subject.</param>
/// <param name="IsAgent">The claim <c>kind</c>: agent or human.</param>
internal sealed record TokenRequest(string Brain, string Actor, bool IsAgent, IReadOnlyCollection<string> Scopes, TimeSpan Lifetime)
{
    /// <summary>The claim <c>session</c>; absent when null.</summary>
    public string? Session { get; init; }
}
