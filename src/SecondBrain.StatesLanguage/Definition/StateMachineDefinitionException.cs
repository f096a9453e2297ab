namespace SecondBrain.StatesLanguage.Definition;

/// <summary>A definition that cannot run: the message lists every problem with its place in the JSON.</summary>
public sealed class StateMachineDefinitionException : Exception
{
    public StateMachineDefinitionException(IReadOnlyList<DefinitionProblem> problems)
        : base($"The state machine definition has {problems.Count} problem(s):{Environment.NewLine}{string.Join(Environment.NewLine, problems)}") =>
        Problems = problems;

    public IReadOnlyList<DefinitionProblem> Problems { get; }
}
