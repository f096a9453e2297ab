namespace SecondBrain.Core.Paging;

/// <summary>One page of a list.</summary>
/// <param name="Next">The cursor of the next page, opaque to callers; null on the last page.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);
