using SecondBrain.StatesLanguage.Journal;

namespace SecondBrain.Local.Workflows.Standard;

/// <summary>A line of the index of ended executions: what a list tells.</summary>
internal sealed record EndedExecution(string Arn, string Name, string StateMachineArn, string Status, DateTimeOffset StartedAt, DateTimeOffset StoppedAt, int RedriveCount, DateTimeOffset? RedrivenAt)
{
    public ExecutionIdentity Identity => new(Arn, Name, StateMachineArn, IsExpress: false);

    public ExecutionDescription Describe() => new(Identity, Status, StartedAt, StoppedAt) { RedriveCount = RedriveCount, RedrivenAt = RedrivenAt };

    public static EndedExecution Of(ExecutionDescription ended) =>
        new(ended.Arn, ended.Name, ended.Identity.StateMachineArn, ended.Status, ended.StartedAt, ended.StoppedAt!.Value, ended.RedriveCount, ended.RedrivenAt);
}

/// <summary>What a journal tells of its execution, without running it.</summary>
internal static class JournalDescription
{
    public static ExecutionIdentity Identity(JournalEntry.Started started) => new(started.ExecutionArn, started.Name, started.StateMachineArn, IsExpress: false);

    public static ExecutionDescription Of(IReadOnlyList<JournalEntry> entries)
    {
        var started = (JournalEntry.Started)entries[0];
        var end = entries[^1] as JournalEntry.Ended;
        var redrives = entries.OfType<JournalEntry.Redriven>().ToArray();
        return new ExecutionDescription(Identity(started), end is null ? Core.Executions.ExecutionStatus.Running : StatusName.Of(end.Status), started.Time, end?.Time)
        {
            Input = started.Input,
            Output = end?.Output,
            Error = end?.Error,
            Cause = end?.Cause,
            RedriveCount = redrives.Length,
            RedrivenAt = redrives.LastOrDefault()?.Time,
        };
    }
}
