using SecondBrain.Core.Access;
using SecondBrain.Core.Erasure;
using SecondBrain.Lambda.Handlers;

namespace SecondBrain.Functions.Steps;

internal static class ErasureJobs
{
    /// <exception cref="BadEventException">An id, the actor or the execution is missing.</exception>
    public static ErasureJob Of(IErasureEvent input) => input is { Actor.Length: > 0, Execution.Length: > 0 }
        ? new(
            new Principal(StepHandler.Brain(input.Brain), input.Actor, ActorKind.Human, input.Session is { Length: > 0 } session ? session : null, new HashSet<string>()),
            StepHandler.Note(input.Note),
            input.Execution)
        : throw new BadEventException("'actor' and 'execution' are needed.");
}
