using System.Reflection;
using System.Text.RegularExpressions;
using SecondBrain.Functions;

namespace SecondBrain.Assets.Tests.Workflows;

/// <summary>The names that <c>ErrorEquals</c> can meet.</summary>
internal sealed partial class ErrorVocabulary
{
    /// <summary>The errors that the service itself reports (Amazon States Language, Appendix A, and the service's additions).</summary>
    private static readonly HashSet<string> Predefined = new(StringComparer.Ordinal)
    {
        "States.ALL", "States.BranchFailed", "States.DataLimitExceeded", "States.ExceedToleratedFailureThreshold", "States.HeartbeatTimeout",
        "States.IntrinsicFailure", "States.ItemReaderFailed", "States.NoChoiceMatched", "States.ParameterPathFailure", "States.Permissions",
        "States.QueryEvaluationError", "States.ResultPathMatchFailure", "States.ResultWriterFailed", "States.Runtime", "States.TaskFailed", "States.Timeout",
    };

    private readonly HashSet<string> _exceptions = [.. Deployed(typeof(FunctionCatalog).Assembly).SelectMany(Exceptions).Select(type => type.Name.Split('`')[0])];

    public static ErrorVocabulary OfFunctions { get; } = new();

    /// <summary>A predefined error, a service's error by its prefix, or the simple name of an exception that the functions' assemblies, the SDK or the framework below them have.</summary>
    public bool Has(string error) =>
        error.StartsWith("States.", StringComparison.Ordinal) ? Predefined.Contains(error) : OfService().IsMatch(error) || _exceptions.Contains(error);

    private static HashSet<Assembly> Deployed(Assembly root)
    {
        var found = new HashSet<Assembly> { root };
        var open = new Queue<Assembly>([root]);
        while (open.TryDequeue(out var assembly))
        {
            foreach (var reference in assembly.GetReferencedAssemblies().Select(Assembly.Load).Where(found.Add)) open.Enqueue(reference);
        }

        return found;
    }

    private static IEnumerable<Type> Exceptions(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Exception)));
        }
        catch (ReflectionTypeLoadException partly)
        {
            return partly.Types.OfType<Type>().Where(type => type.IsSubclassOf(typeof(Exception)));
        }
    }

    [GeneratedRegex("^(Lambda|DynamoDB|DynamoDb|Bedrock|BedrockRuntime|StepFunctions|SNS)[.][A-Z][A-Za-z]+Exception$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex OfService();
}
