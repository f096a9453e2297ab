namespace SecondBrain.Core.Access;

/// <summary>Somebody who may use a brain.</summary>
/// <param name="Subject">The claim <c>sub</c> of their tokens; of a machine, its client id.</param>
/// <param name="AddedBy">The actor who gave them the role.</param>
public sealed record Member(string Subject, BrainRole Role, string AddedBy, DateTimeOffset AddedAt)
{
    public const int MaxSubject = 200;

    public const int MaxAgent = 60;

    /// <summary>The name that a machine writes under; null for people.</summary>
    public string? Agent { get; init; }

    /// <summary>1 to <see cref="MaxSubject"/> characters without spaces, control characters and '/', which would end it in an address; it does not begin with '#', which keys are made of.</summary>
    public static bool IsSubject(string? text) =>
        text is { Length: > 0 and <= MaxSubject } && text[0] != '#' && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c == '/');

    /// <summary>1 to <see cref="MaxAgent"/> characters without control characters.</summary>
    public static bool IsAgentName(string? text) => text is { Length: > 0 and <= MaxAgent } && !string.IsNullOrWhiteSpace(text) && !text.Any(char.IsControl);
}
