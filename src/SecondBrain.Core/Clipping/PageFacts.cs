namespace SecondBrain.Core.Clipping;

/// <summary>What a page says of itself; null for what it does not, or says in a way that cannot be read. All of it is a stranger's word.</summary>
/// <param name="Published">ISO 8601, a date or a moment.</param>
/// <param name="Language">A BCP 47 tag.</param>
/// <param name="Canonical">The page's own address by its own account, only if that is on the same host.</param>
internal sealed record PageFacts(string? Title, string? Author, string? Published, string? Site, string? Language, Uri? Canonical);
