using SecondBrain.StatesLanguage.Tasks;

namespace SecondBrain.StatesLanguage.Definition;

/// <summary>A parsed, checked and compiled state machine. Immutable and safe for concurrent use.</summary>
public sealed class StateMachineDefinition
{
    /// <param name="substitutions">Values of <c>${Name}</c> placeholders (SAM's DefinitionSubstitutions); a placeholder without one is a problem.</param>
    /// <exception cref="StateMachineDefinitionException">The text is not JSON, or not a state machine this interpreter can run.</exception>
    public static StateMachineDefinition Parse(string json, IReadOnlyDictionary<string, string> substitutions) => throw new NotSupportedException("Not built yet.");

    /// <inheritdoc cref="Parse(string, IReadOnlyDictionary{string, string})"/>
    public static StateMachineDefinition Parse(string json) => throw new NotSupportedException("Not built yet.");

    /// <summary>Every <c>Resource</c> the definition names, once each.</summary>
    public IReadOnlyCollection<string> Resources { get; } = [];

    /// <summary>Checks that the host can run every resource.</summary>
    /// <exception cref="StateMachineDefinitionException">Some resources are not supported; all are listed.</exception>
    public void Validate(ITaskResources tasks) => throw new NotSupportedException("Not built yet.");
}
