using System.Globalization;

namespace SecondBrain.Core.Freshness;

/// <summary>What a snapshot is of: the model of its vectors, and how far it has followed the change feed.</summary>
internal sealed record SnapshotCursor(string Model, DateTimeOffset Position)
{
    public static SnapshotCursor? TryParse(string text) =>
        text.Split(' ', 2) is [var position, { Length: > 0 } model]
        && DateTimeOffset.TryParseExact(position, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
            ? new SnapshotCursor(model, moment)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Position:O} {Model}");
}
