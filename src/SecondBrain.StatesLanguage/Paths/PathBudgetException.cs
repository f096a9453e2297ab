namespace SecondBrain.StatesLanguage.Paths;

internal sealed class PathBudgetException(string message) : Exception(message);
