using Microsoft.Extensions.DependencyInjection;

namespace SecondBrain.Functions;

/// <summary>The container that all functions share: one a process on Lambda, one for all functions in the local host.</summary>
public static class FunctionServices
{
    /// <param name="environment">The environment variables that template.yaml gives the functions.</param>
    public static IServiceCollection AddSecondBrainFunctions(this IServiceCollection services, IReadOnlyDictionary<string, string> environment) =>
        services.AddSingleton(environment);
}
