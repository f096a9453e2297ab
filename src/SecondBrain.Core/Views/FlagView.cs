using SecondBrain.Core.Safety;

namespace SecondBrain.Core.Views;

/// <summary>A flag as readers see it.</summary>
/// <param name="Reason"><c>wrong</c>, <c>outdated</c>, <c>unsafe</c> or <c>duplicate</c>.</param>
/// <param name="Why">In the words of who flagged the note.</param>
public sealed record FlagView(string Note, string Reason, string? Why, string By, DateTimeOffset At)
{
    public static FlagView Of(NoteFlag flag) => new(flag.Note.Value, flag.Reason, flag.Why, flag.By, flag.At);
}
