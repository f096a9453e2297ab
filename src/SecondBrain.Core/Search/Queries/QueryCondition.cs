using SecondBrain.Core.Search.Text;

namespace SecondBrain.Core.Search.Queries;

/// <summary>What a note has to be like, or must not be like.</summary>
/// <param name="Value">Compared without regard to case; empty for <see cref="ConditionField.Created"/>.</param>
/// <param name="Moment">For <see cref="ConditionField.Created"/>: the note was made before this moment.</param>
/// <param name="IsNegated">The opposite has to hold.</param>
internal sealed record QueryCondition(ConditionField Field, string Value, DateTimeOffset Moment = default, bool IsNegated = false)
{
    /// <summary>The filters of a request, which hold beside the operators of its query.</summary>
    public static IEnumerable<QueryCondition> Of(SearchRequest request)
    {
        if (request.Type is { } type) yield return new(ConditionField.Type, type);
        if (request.Status is { } status) yield return new(ConditionField.Status, status);
        if (request.Visibility is { } visibility) yield return new(ConditionField.Visibility, visibility);
        if (request.Tag is { } tag) yield return new(ConditionField.Tag, tag.TrimStart('#'));
        if (request.Language is { } language) yield return new(ConditionField.Language, language);
        if (request.Before is { } before) yield return new(ConditionField.Created, "", before);
        if (request.After is { } after) yield return new(ConditionField.Created, "", after, IsNegated: true);
    }

    /// <summary>Whether a value of the field is the one that is meant; not for <see cref="ConditionField.Created"/>.</summary>
    public bool Fits(string value) => Field is ConditionField.Tag or ConditionField.Language
        ? IsWithin(value, Value, Field is ConditionField.Tag ? '/' : '-')
        : value.Equals(Value, StringComparison.OrdinalIgnoreCase);

    /// <summary>The language that a note without a tag is taken to be in.</summary>
    public static string TagOf(NoteLanguage language) => language switch
    {
        NoteLanguage.English => "en",
        NoteLanguage.Spanish => "es",
        _ => "",
    };

    private static bool IsWithin(string value, string wanted, char separator) =>
        value.StartsWith(wanted, StringComparison.OrdinalIgnoreCase) && (value.Length == wanted.Length || value[wanted.Length] == separator);
}
