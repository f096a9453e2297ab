using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Reviews;

/// <summary>What a person decided.</summary>
/// <param name="Choice">One of <see cref="ReviewChoice"/>.</param>
/// <param name="Type">Of an edited link; null to keep the proposed one.</param>
/// <param name="Other">The target of an edited link; null to keep the proposed one.</param>
/// <param name="Until">When to ask again; set when snoozed.</param>
public sealed record ReviewDecision(string Choice, string Actor, DateTimeOffset At, string? Type = null, NoteId? Other = null, DateTimeOffset? Until = null)
{
    /// <summary>Whether the person stands behind the subject's text from now on.</summary>
    public bool Trust { get; init; }

    /// <summary>Whether another decision says the same: then a repeated request is the same request.</summary>
    public bool Says(ReviewDecision other) => (Choice, Type, Other, Until, Trust) == (other.Choice, other.Type, other.Other, other.Until, other.Trust);
}
