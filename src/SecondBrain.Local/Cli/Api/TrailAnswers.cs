namespace SecondBrain.Local.Cli.Api;

// The API's answers about who changed what, as far as the commands use them.

internal sealed record WrittenSession(string Id, string Actor, DateTimeOffset First, DateTimeOffset Last, int Writes, IReadOnlyDictionary<string, int> Actions, int Undone, bool Complete);

internal sealed record Undoing(string Session, string UndoneAs, bool Preview, int Undone, int UndoneBefore, int Left, string Advice, IReadOnlyList<UndoingStep> Steps, string? Next);

internal sealed record UndoingStep(string Action, string? Note, string? Title, string Outcome, string Detail, IReadOnlyList<string> Remarks);

internal sealed record Changes(IReadOnlyList<NoteChange> Items, string? Next, string? Advice);

internal sealed record NoteChange(string Note, string Title, int Version, string Action, string Actor, DateTimeOffset At);
