namespace SecondBrain.StatesLanguage.Definition;

/// <summary>One reason why a definition is refused.</summary>
/// <param name="Location">JSON pointer into the definition, such as <c>/States/Embed Chunk/Next</c>; empty for the document.</param>
public sealed record DefinitionProblem(string Location, string Message)
{
    public override string ToString() => Location.Length == 0 ? Message : $"{Location}: {Message}";
}
