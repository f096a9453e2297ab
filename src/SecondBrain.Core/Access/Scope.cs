namespace SecondBrain.Core.Access;

/// <summary>The OAuth scopes of the API, spelt as a resource server's identifier and name.</summary>
public static class Scope
{
    public const string Read = "brain/read";

    /// <summary>Proposals that wait for a review: what an assistant needs that shall change nothing by itself.</summary>
    public const string Propose = "brain/propose";

    public const string Write = "brain/write";

    /// <summary>Deciding on proposals.</summary>
    public const string Review = "brain/review";

    /// <summary>Members, erasure and the embedding model.</summary>
    public const string Admin = "brain/admin";

    public static IReadOnlyList<string> All { get; } = [Read, Propose, Write, Review, Admin];
}
