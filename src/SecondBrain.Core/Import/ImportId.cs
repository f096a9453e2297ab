using SecondBrain.Core.Identity;

namespace SecondBrain.Core.Import;

/// <summary>An import's id: a ULID, upper case.</summary>
public readonly record struct ImportId
{
    private ImportId(string value) => Value = value;

    public string Value { get; }

    public static bool TryParse(string? text, out ImportId id)
    {
        var valid = text is not null && IdSource.IsUlid(text);
        id = valid ? new ImportId(text!) : default;
        return valid;
    }

    /// <exception cref="FormatException">Not an import id.</exception>
    public static ImportId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException("An import id is 26 characters of Crockford base 32 (a ULID).");

    public override string ToString() => Value;
}
