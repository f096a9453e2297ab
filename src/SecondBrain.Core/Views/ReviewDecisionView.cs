using SecondBrain.Core.Reviews;

namespace SecondBrain.Core.Views;

/// <param name="Decision"><c>approve</c>, <c>reject</c>, <c>edit</c> or <c>snooze</c>.</param>
public sealed record ReviewDecisionView(string Decision, string Actor, DateTimeOffset At, string? Type, string? Target, DateTimeOffset? Until)
{
    public static ReviewDecisionView Of(ReviewDecision decision) =>
        new(decision.Choice, decision.Actor, decision.At, decision.Type, decision.Other?.Value, decision.Until);
}
