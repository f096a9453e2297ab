namespace SecondBrain.Core.Audit;

/// <param name="Actor">Who wrote in it first.</param>
/// <param name="At">Just before its first write.</param>
public sealed record StartedSession(string Id, string Actor, DateTimeOffset At);
