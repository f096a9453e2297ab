using SecondBrain.Core.Identity;

namespace SecondBrain.Core.Digest;

/// <summary>What one brain was told on one day.</summary>
/// <param name="Date">Of the workflow's start, in UTC.</param>
/// <param name="MailedAt">When the mail was handed over; null while it was not.</param>
public sealed record DailyDigest(BrainId Brain, DateOnly Date, DateTimeOffset CreatedAt, IReadOnlyList<Finding> Findings, DateTimeOffset? MailedAt);
