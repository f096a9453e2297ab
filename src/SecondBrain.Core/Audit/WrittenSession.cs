namespace SecondBrain.Core.Audit;

/// <summary>A session with what was written in it, as far as somebody may know.</summary>
/// <param name="Last">Its newest write.</param>
/// <param name="Writes">How many there are; at most <see cref="AuditReader.MostCounted"/> are counted.</param>
/// <param name="Actions">How many of each kind.</param>
/// <param name="Undone">How many of them were taken back.</param>
/// <param name="IsComplete">False when there are more than were counted.</param>
public sealed record WrittenSession(
    string Id, string Actor, DateTimeOffset First, DateTimeOffset Last, int Writes, IReadOnlyDictionary<string, int> Actions, int Undone, bool IsComplete);
