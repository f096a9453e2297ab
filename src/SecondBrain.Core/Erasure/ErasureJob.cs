using SecondBrain.Core.Access;
using SecondBrain.Core.Executions;
using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Erasure;

/// <summary>One erasure.</summary>
/// <param name="Principal">Who asked for it: the proof names them.</param>
/// <param name="Execution">The workflow execution that does it.</param>
public sealed record ErasureJob(Principal Principal, NoteId Note, string Execution)
{
    /// <summary>What the names of all executions that erase this note begin with: a later one goes on where an earlier one failed.</summary>
    public string Holder => ExecutionName.Of(Principal.Brain, What(Note));

    public static string What(NoteId note) => $"erase-{note}";
}
