namespace SecondBrain.Core.Costs;

/// <summary>What one unit of a service costs.</summary>
/// <param name="Usd">US dollars.</param>
/// <param name="Per">The unit.</param>
/// <param name="Source">Where the vendor publishes it.</param>
/// <param name="Checked">False: from memory, nobody has compared it with a page.</param>
/// <param name="SeenAt">The page that it was compared with.</param>
public sealed record Price(decimal Usd, string Per, string Source, bool Checked, string? SeenAt = null);
