using SecondBrain.Core.Identity;

namespace SecondBrain.Core.Notes;

/// <summary>A note's id: a ULID, upper case.</summary>
public readonly record struct NoteId : IComparable<NoteId>
{
    private NoteId(string value) => Value = value;

    public string Value { get; }

    public static bool TryParse(string? text, out NoteId id)
    {
        var valid = text is not null && IdSource.IsUlid(text);
        id = valid ? new NoteId(text!) : default;
        return valid;
    }

    /// <exception cref="FormatException">Not a note id.</exception>
    public static NoteId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException("A note id is 26 characters of Crockford base 32 (a ULID).");

    public int CompareTo(NoteId other) => string.CompareOrdinal(Value, other.Value);

    public static bool operator <(NoteId left, NoteId right) => left.CompareTo(right) < 0;

    public static bool operator >(NoteId left, NoteId right) => left.CompareTo(right) > 0;

    public static bool operator <=(NoteId left, NoteId right) => left.CompareTo(right) <= 0;

    public static bool operator >=(NoteId left, NoteId right) => left.CompareTo(right) >= 0;

    public override string ToString() => Value;
}
