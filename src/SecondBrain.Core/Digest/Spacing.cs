namespace SecondBrain.Core.Digest;

/// <summary>When a finding is shown again, as in spaced repetition: each time that it was of no use it stays away longer.</summary>
public static class Spacing
{
    /// <summary>Full days without it after the first showing, the second and so on; the last one from then on.</summary>
    public static IReadOnlyList<int> Silence { get; } = [1, 3, 7, 21, 60];

    /// <summary>What was shown today is due today: a second run of a day finds what the first one found.</summary>
    /// <param name="shown">Null when it was never shown.</param>
    public static bool IsDue(Shown? shown, DateOnly today) =>
        shown is null || shown.Last == today || today.DayNumber - shown.Last.DayNumber > Silence[Math.Clamp(shown.Times, 1, Silence.Count) - 1];
}
