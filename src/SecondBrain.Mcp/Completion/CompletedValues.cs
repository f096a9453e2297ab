namespace SecondBrain.Mcp.Completion;

/// <param name="Values">At most <see cref="MaxValues"/>, the best first.</param>
/// <param name="Total">How many there are in all.</param>
public sealed record CompletedValues(IReadOnlyList<string> Values, int Total)
{
    /// <summary>The protocol's limit.</summary>
    public const int MaxValues = 100;

    public static CompletedValues None { get; } = new([], 0);

    /// <summary>Those of the values that begin with what was typed.</summary>
    public static CompletedValues Of(IEnumerable<string> all, string typed)
    {
        var found = all.Where(value => value.StartsWith(typed.Trim(), StringComparison.OrdinalIgnoreCase)).ToList();
        return new CompletedValues([.. found.Take(MaxValues)], found.Count);
    }
}
