namespace SecondBrain.Core.Paging;

/// <param name="Limit">How many items at most, 1 to <see cref="MaxLimit"/>.</param>
/// <param name="Cursor">The <c>next</c> of the page before; null for the first page.</param>
public sealed record PageRequest(int Limit = PageRequest.DefaultLimit, string? Cursor = null)
{
    public const int DefaultLimit = 50;

    public const int MaxLimit = 200;
}
