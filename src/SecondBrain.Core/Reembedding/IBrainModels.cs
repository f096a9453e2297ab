using SecondBrain.Core.Identity;

namespace SecondBrain.Core.Reembedding;

/// <summary>The embedding model of each brain. Safe for concurrent use; every write is idempotent.</summary>
/// <remarks>The switch to another model is one conditional write, which the workflow reembed-brain makes itself.</remarks>
public interface IBrainModels
{
    /// <summary>Strongly consistent; null for a brain that never recorded one: it is served by the deployment's.</summary>
    Task<BrainModel?> FindAsync(BrainId brain, CancellationToken cancellationToken);

    /// <summary>Records the model of a brain that has none. Cheap when repeated: a process writes a brain once.</summary>
    Task AdoptAsync(BrainId brain, string model, CancellationToken cancellationToken);

    /// <summary>Marks a model as coming.</summary>
    /// <returns>False, and nothing written, while another model is coming, or an earlier one's vectors are not yet dropped.</returns>
    Task<bool> BeginAsync(BrainId brain, string model, CancellationToken cancellationToken);
}
