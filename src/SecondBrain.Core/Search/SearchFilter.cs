using SecondBrain.Core.Search.Queries;
using SecondBrain.Core.Search.Text;

namespace SecondBrain.Core.Search;

/// <summary>Whether a note that the graph leads to passes the filters of a request and the filtering operators of its query.</summary>
internal static class SearchFilter
{
    public static bool Passes(SearchRequest request, IndexedNote note) =>
        QueryParser.Read(request) is QueryReading.Understood { Query: var query } && query.Conditions.Concat(query.Filters).All(condition => Holds(condition, note));

    private static bool Holds(QueryCondition condition, IndexedNote note) => condition.IsNegated != condition.Field switch
    {
        ConditionField.Tag => note.Tags.Any(condition.Fits),
        ConditionField.Type => condition.Fits(note.Type),
        ConditionField.Status => condition.Fits(note.Status),
        ConditionField.Visibility => condition.Fits(note.Visibility),
        ConditionField.Language => condition.Fits(note.Language ?? QueryCondition.TagOf(Guess(note))),
        _ => note.CreatedAt < condition.Moment,
    };

    /// <summary>As segments guess it.</summary>
    private static NoteLanguage Guess(IndexedNote note) =>
        LanguageGuess.Of(note.Chunks.SelectMany(chunk => Tokenizer.Tokenize(chunk.Text)).Concat(Tokenizer.Tokenize(note.Title))) ?? NoteLanguage.English;
}
