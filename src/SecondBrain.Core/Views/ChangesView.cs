using System.Globalization;
using SecondBrain.Core.Changes;
using SecondBrain.Core.Safety;

namespace SecondBrain.Core.Views;

/// <param name="Since">From when on changes were asked for.</param>
/// <param name="Advice">Says when that is longer ago than changes are kept; else null.</param>
public sealed record ChangesView(IReadOnlyList<ChangeView> Items, string? Next, DateTimeOffset Since, string? Advice)
{
    public static ChangesView Of(RecentChanges changes) => new(
        [.. changes.Items.Select(ChangeView.Of)],
        changes.Next,
        changes.Since,
        changes.IsComplete
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"Changes are kept for {IChangeFeed.Retention.TotalDays:0} days: earlier ones are not listed. A note's history has them."));
}

/// <param name="Version">Of the note as it is now.</param>
/// <param name="Marks">Why the note is to be read with care; null when there is no reason.</param>
public sealed record ChangeView(string Note, string Title, int Version, string Action, string Actor, string? Session, DateTimeOffset At, IReadOnlyList<string>? Marks)
{
    public static ChangeView Of(RecentChange change) => new(
        change.Note.Id.Value, change.Note.Title, change.Note.Version, change.Action, change.Actor, change.Session, change.At,
        NoteMarks.Of(change.Note) is { Count: > 0 } marks ? marks : null);
}
