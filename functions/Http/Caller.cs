using SecondBrain.Core.Access;
using SecondBrain.Core.Identity;

namespace SecondBrain.Functions.Http;

/// <summary>Who a token makes of its bearer.</summary>
internal abstract record Caller
{
    private Caller()
    {
    }

    public sealed record Known(Principal Principal) : Caller
    {
        /// <summary>What the token allows; the principal's scopes are those that the role allows too.</summary>
        public required IReadOnlySet<string> TokenScopes { get; init; }
    }

    /// <summary>401: no token, or not one for this API.</summary>
    /// <param name="Reason">Null when there is no token at all.</param>
    public sealed record Unknown(string? Reason) : Caller;

    /// <summary>403: the brain is shared, and not with this subject.</summary>
    public sealed record Stranger(BrainId Brain) : Caller;
}
