using System.Collections;

namespace SecondBrain.Functions;

/// <summary>The environment variables that template.yaml gives the functions.</summary>
public sealed class FunctionEnvironment(IReadOnlyDictionary<string, string> variables)
{
    public static FunctionEnvironment OfProcess() => new(
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? "", StringComparer.Ordinal));

    public string? Optional(string name) => variables.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    /// <exception cref="InvalidOperationException">The variable is not set; the message names it.</exception>
    public string Required(string name) =>
        Optional(name) ?? throw new InvalidOperationException($"The environment variable {name} is not set. template.yaml sets it for every function.");
}
