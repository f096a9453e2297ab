using SecondBrain.Lambda;

namespace SecondBrain.Functions;

/// <summary>Every Lambda function of this executable by the name that <c>FUNCTION</c> chooses.</summary>
public static class FunctionCatalog
{
    /// <summary>The names, sorted.</summary>
    public static IReadOnlyCollection<string> Names { get; } = [];

    /// <summary>The handler of one function over a container made by <see cref="FunctionServices"/>.</summary>
    /// <exception cref="ArgumentException">No function has this name; the message lists those that exist.</exception>
    public static LambdaHandler Create(string name, IServiceProvider services) =>
        throw new ArgumentException($"FUNCTION={name} names no function. Known: {string.Join(", ", Names)}.", nameof(name));
}
