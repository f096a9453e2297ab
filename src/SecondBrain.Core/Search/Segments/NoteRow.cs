using SecondBrain.Core.Search.Text;

namespace SecondBrain.Core.Search.Segments;

/// <summary>A note on its way into a segment. Labels are numbers of the draft.</summary>
/// <param name="LanguageTag">-1 for none.</param>
/// <param name="Created">UTC ticks.</param>
/// <param name="CreatedOffset">In minutes.</param>
internal readonly record struct NoteRow(
    UInt128 Id, int Type, int Status, int Visibility, int LanguageTag, NoteLanguage Language, long Created, short CreatedOffset, long Updated, short UpdatedOffset, int Unresolved);
