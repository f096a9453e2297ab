namespace SecondBrain.Core.Identity;

/// <summary>A brain (tenant): 1 to 64 of a-z, 0-9 and '-'. Every key starts with it.</summary>
public readonly record struct BrainId
{
    public const int MaxLength = 64;

    private BrainId(string value) => Value = value;

    public string Value { get; }

    public static bool TryParse(string? text, out BrainId id)
    {
        var valid = text is { Length: > 0 and <= MaxLength } && text.All(c => c is >= 'a' and <= 'z' or >= '0' and <= '9' or '-');
        id = valid ? new BrainId(text!) : default;
        return valid;
    }

    /// <exception cref="FormatException">Not a brain id.</exception>
    public static BrainId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException("A brain id is 1 to 64 of a-z, 0-9 and '-'.");

    public override string ToString() => Value;
}
