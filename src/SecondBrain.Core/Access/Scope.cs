namespace SecondBrain.Core.Access;

/// <summary>The OAuth scopes of the API, spelt as a resource server's identifier and name.</summary>
public static class Scope
{
    public const string Read = "brain/read";

    public const string Write = "brain/write";

    public static IReadOnlyList<string> All { get; } = [Read, Write];
}
