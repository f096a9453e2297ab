using SecondBrain.Core.Identity;
using SecondBrain.Core.Paging;

namespace SecondBrain.Core.Brains;

/// <summary>The brains that hold at least one note. Safe for concurrent use.</summary>
public interface IBrainRegister
{
    /// <summary>Idempotent, and cheap when repeated: a process writes a brain once.</summary>
    Task AddAsync(BrainId brain, CancellationToken cancellationToken);

    /// <summary>In the order of their ids. Strongly consistent.</summary>
    /// <exception cref="InvalidCursorException">The cursor is not from this list.</exception>
    Task<Page<BrainId>> ListAsync(PageRequest page, CancellationToken cancellationToken);
}
