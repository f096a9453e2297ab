using SecondBrain.Core.Access;
using SecondBrain.Core.Erasure;
using SecondBrain.Lambda.Handlers;

namespace SecondBrain.Functions.Steps;

internal static class ErasureJobs
{
    public static ErasureJob Of(ErasureEvent input) => Of(input.Brain, input.Note, input.Actor, input.Session, input.Execution);

    public static ErasureJob Of(SweepEvent input) => Of(input.Brain, input.Note, input.Actor, input.Session, input.Execution);

    public static ErasureJob Of(DoorsEvent input) => Of(input.Brain, input.Note, input.Actor, input.Session, input.Execution);

    private static ErasureJob Of(string? brain, string? note, string? actor, string? session, string? execution) =>
        actor is { Length: > 0 } && execution is { Length: > 0 }
            ? new(
                new Principal(StepHandler.Brain(brain), actor, ActorKind.Human, session is { Length: > 0 } ? session : null, new HashSet<string>()),
                StepHandler.Note(note),
                execution)
            : throw new BadEventException("'actor' and 'execution' are needed.");
}
