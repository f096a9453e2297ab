using SecondBrain.Core.Identity;

namespace SecondBrain.Core.Reviews;

/// <summary>A review's id: a ULID made of the start and the name of the execution that asks, so that a repeated step means the same review.</summary>
public readonly record struct ReviewId
{
    private ReviewId(string value) => Value = value;

    public string Value { get; }

    public static ReviewId Of(DateTimeOffset startedAt, string execution) => new(IdSource.Derive(startedAt, execution));

    public static bool TryParse(string? text, out ReviewId id)
    {
        var valid = text is not null && IdSource.IsUlid(text);
        id = valid ? new ReviewId(text!) : default;
        return valid;
    }

    /// <exception cref="FormatException">Not a review id.</exception>
    public static ReviewId Parse(string text) => TryParse(text, out var id) ? id : throw new FormatException("A review id is 26 characters of Crockford base 32 (a ULID).");

    public override string ToString() => Value;
}
