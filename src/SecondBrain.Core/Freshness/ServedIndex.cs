using SecondBrain.Core.Search;

namespace SecondBrain.Core.Freshness;

/// <param name="Model">The embedding model that a question has to be asked with.</param>
public sealed record ServedIndex(BrainIndex Index, string Model);
