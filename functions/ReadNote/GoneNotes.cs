using SecondBrain.Core.Access;
using SecondBrain.Core.Erasure;
using SecondBrain.Core.Notes;
using SecondBrain.Functions.Http;
using SecondBrain.Lambda.HttpApi;

namespace SecondBrain.Functions.ReadNote;

/// <summary>What became of a note that is not there any more, for those who would see it.</summary>
internal sealed class GoneNotes(INoteStore notes, IErasureStore erasures)
{
    /// <returns>Null for a note that is there, never was, or is none of the principal's business.</returns>
    public async Task<HttpApiResponse?> AnswerAsync(Principal principal, NoteId id, CancellationToken cancellationToken)
    {
        if (await notes.FindAsync(principal.Brain, id, cancellationToken) is { } note)
        {
            return note.WithdrawnBy is not null && principal.Sight.Sees(note.Visibility) ? Problems.Withdrawn(id.Value) : null;
        }

        // nobody but an owner can know what an erased note's visibility was
        return principal.Sight is NoteSight.Everything && await erasures.FindAsync(principal.Brain, id, cancellationToken) is not null ? Problems.Erased(id.Value) : null;
    }
}
