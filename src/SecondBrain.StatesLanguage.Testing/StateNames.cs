namespace SecondBrain.StatesLanguage.Testing;

/// <summary>Tells a misspelt state from those that there are.</summary>
internal static class StateNames
{
    public static StateMachineTestException Unknown(string state, string file, IEnumerable<string> known) =>
        new($"There is no state '{state}' in {file}. Its states: {string.Join(", ", known)}.");
}
