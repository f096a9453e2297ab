using SecondBrain.Core.Identity;

namespace SecondBrain.Core.Reembedding;

/// <summary>Says which model serves a brain.</summary>
/// <param name="deployed">Of brains that have recorded none.</param>
/// <param name="other">Another model that brains may be moved to or from; may be the same one.</param>
public sealed class ServingModels(IBrainModels models, string deployed, string other)
{
    /// <summary>The models that this deployment may call.</summary>
    public IReadOnlyList<string> Allowed { get; } = [.. new[] { deployed, other }.Distinct(StringComparer.Ordinal)];

    public string Deployed => deployed;

    /// <summary>Strongly consistent.</summary>
    public async Task<string> OfAsync(BrainId brain, CancellationToken cancellationToken) =>
        (await models.FindAsync(brain, cancellationToken))?.Serving ?? deployed;
}
