namespace SecondBrain.Local.Authorization;

/// <summary>What a token of the local issuer says.</summary>
/// <param name="Subject">The person on whose behalf requests are made.</param>
internal sealed record TokenRequest(string Brain, string Subject, IReadOnlyCollection<string> Scopes, TimeSpan Lifetime)
{
    /// <summary>The claim <c>agent</c>: the assistant that acts for the subject; null when the subject acts itself.</summary>
    public string? Agent { get; init; }

    /// <summary>The claim <c>session</c>: one conversation of an agent; absent when null.</summary>
    public string? Session { get; init; }
}
