using SecondBrain.Core.Identity;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Paging;

namespace SecondBrain.Core.Tests.Safety;

/// <summary>A brain of a few notes without text.</summary>
internal sealed class KnownNotes(IReadOnlyList<Note> notes) : INoteStore
{
    public Task<Note?> FindAsync(BrainId brain, NoteId id, CancellationToken cancellationToken) => Task.FromResult(notes.FirstOrDefault(note => note.Id == id));

    public Task<Original?> ReadOriginalAsync(BrainId brain, NoteId id, CancellationToken cancellationToken) => Task.FromResult<Original?>(null);

    public Task<Original?> ReadTextAsync(Note note, CancellationToken cancellationToken) => Task.FromResult<Original?>(null);

    public Task<Page<Note>> ListAsync(BrainId brain, PageRequest page, CancellationToken cancellationToken) => Task.FromResult(new Page<Note>(notes, Next: null));

    public Task<IReadOnlyList<NoteId>> FindByNameAsync(BrainId brain, string normalisedName, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<NoteId>>([]);
}
