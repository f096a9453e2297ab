using SecondBrain.Core.Access;
using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Merging;

/// <summary>One merge: the source becomes a redirect to the target.</summary>
/// <param name="Execution">The workflow execution that holds both notes frozen.</param>
/// <param name="Principal">Who asked for it: audit entries name them.</param>
public sealed record MergeJob(Principal Principal, NoteId Source, NoteId Target, string Execution);
