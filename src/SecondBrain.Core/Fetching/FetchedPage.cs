namespace SecondBrain.Core.Fetching;

/// <summary>What a server sent, its transfer coding undone.</summary>
/// <param name="Address">Where it was in the end, after all redirects.</param>
/// <param name="MediaType">One of <see cref="PageTypes"/>.</param>
/// <param name="Charset">As the header says; null when it does not.</param>
public sealed record FetchedPage(Uri Address, string MediaType, string? Charset, ReadOnlyMemory<byte> Content, DateTimeOffset FetchedAt);
