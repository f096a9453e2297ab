namespace SecondBrain.StatesLanguage.Testing.Recording;

/// <summary>A state that was entered.</summary>
/// <param name="Around">The Map and Parallel states it is in, outermost first, each with the iteration or branch.</param>
internal sealed record RecordedStep(string State, IReadOnlyList<(string State, int Index)> Around);
