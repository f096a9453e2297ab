using SecondBrain.Core.Audit;

namespace SecondBrain.Core.Views;

/// <summary>What undoing a session does or did.</summary>
/// <param name="UndoneAs">The session that the undoing is: undo it, and the writes are there again.</param>
/// <param name="Preview">Nothing was written.</param>
/// <param name="Advice">What to do next.</param>
/// <param name="Next">The cursor of the next page of writes.</param>
public sealed record UndoView(
    string Session, string UndoneAs, bool Preview, int Undone, int UndoneBefore, int Left, string Advice, IReadOnlyList<UndoStep> Steps, string? Next)
{
    /// <param name="how">How the caller's door is asked to do it, and to go on.</param>
    public static UndoView Of(UndoReport report, string how) => new(
        report.Session, report.UndoneAs, report.Preview, report.Undone, report.Before, report.Left, AdviceOf(report, how), report.Steps, report.Next);

    private static string AdviceOf(UndoReport report, string how) => (report.Preview, report.Undone, report.Next) switch
    {
        (true, 0, null) => "Nothing of this session is left to take back.",
        (true, _, null) => $"Nothing was written. {how} does it.",
        (true, _, _) => $"Nothing was written. {how} does it, page by page: the rest follows with this cursor.",
        (false, _, { }) => "There are more writes: ask again with this cursor.",
        _ => $"Done. Undo the session {report.UndoneAs} to have it all again.",
    };
}
