using SecondBrain.StatesLanguage.Failures;

namespace SecondBrain.StatesLanguage.Execution;

/// <summary>The service's limit for the data of a state or task.</summary>
internal static class DataLimit
{
    public const int MaxBytes = 256 * 1024;

    public static StateFailure Exceeded(string name) =>
        new(ErrorNames.DataLimitExceeded, $"The state/task '{name}' returned a result with a size exceeding the maximum number of bytes service limit.");
}
