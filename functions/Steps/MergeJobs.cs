using SecondBrain.Core.Access;
using SecondBrain.Core.Merging;
using SecondBrain.Lambda.Handlers;

namespace SecondBrain.Functions.Steps;

internal static class MergeJobs
{
    /// <exception cref="BadEventException">An id, the actor or the execution is missing.</exception>
    public static MergeJob Of(MergeEvent input) => input is { Actor.Length: > 0, Execution.Length: > 0 }
        ? new(
            new Principal(StepHandler.Brain(input.Brain), input.Actor, ActorKind.Human, input.Session is { Length: > 0 } session ? session : null, new HashSet<string>()),
            StepHandler.Note(input.Source),
            StepHandler.Note(input.Target),
            input.Execution)
        : throw new BadEventException("'actor' and 'execution' are needed.");
}
