namespace SecondBrain.StatesLanguage.Jsonata.Syntax;

/// <param name="Type">The letter, or the choice in its parentheses.</param>
/// <param name="Pattern">Which type symbols of arguments it takes; <c>m</c> is nothing.</param>
internal sealed record SignatureParameter(string Type, string Pattern)
{
    /// <summary>Of the items of a list.</summary>
    public string? Subtype { get; init; }

    /// <summary>Which contexts can stand in for it; null: it has to be given.</summary>
    public string? ContextPattern { get; init; }
}
