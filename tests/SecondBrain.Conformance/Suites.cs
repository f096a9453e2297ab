using System.Reflection;
using Microsoft.Extensions.AI;
using SecondBrain.Conformance.Executions;
using SecondBrain.Conformance.Models;
using SecondBrain.Conformance.Storage;
using SecondBrain.Core.Executions;
using SecondBrain.Core.Storage;

namespace SecondBrain.Conformance;

/// <summary>Which suite each port has.</summary>
/// <remarks>The ports over the table have one adapter each, which is run against DynamoDB Local: a second one would be a fake (ADR 032).</remarks>
public static class Suites
{
    private static readonly Dictionary<Type, Type> SuiteOf = new()
    {
        [typeof(IBlobStore)] = typeof(BlobStoreConformance),
        [typeof(IChatClient)] = typeof(ChatClientConformance),
        [typeof(IEmbeddingGenerator<string, Embedding<float>>)] = typeof(EmbeddingGeneratorConformance),
        [typeof(IWorkflowExecutions)] = typeof(WorkflowExecutionsConformance),
    };

    /// <summary>The adapters that no class of the tests runs a port's suite against; the class is named for its adapter, with a case of it or nothing and <c>Tests</c> behind. What wraps another adapter is none, nor what says in its name that it is a fake.</summary>
    public static IReadOnlyList<string> Untested(Assembly adapters, Assembly tests) =>
    [
        .. from adapter in adapters.GetTypes()
           where adapter is { IsClass: true, IsAbstract: false } && !IsWrapper(adapter) && !adapter.Name.StartsWith("Fake", StringComparison.Ordinal)
           from port in adapter.GetInterfaces()
           where SuiteOf.ContainsKey(port)
           where !IsRun(adapter, port, tests)
           select $"{adapter.Name} is not run against {SuiteOf[port].Name}",
    ];

    /// <summary>Whether a class of the tests runs the port's suite against the adapter.</summary>
    public static bool IsRun(Type adapter, Type port, Assembly tests) => tests.GetTypes().Any(test =>
        test is { IsAbstract: false }
        && test.Name.StartsWith(adapter.Name, StringComparison.Ordinal)
        && test.Name.EndsWith("Tests", StringComparison.Ordinal)
        && test.IsSubclassOf(SuiteOf[port]));

    private static bool IsWrapper(Type adapter) =>
        adapter.GetConstructors().SelectMany(constructor => constructor.GetParameters()).Any(parameter => SuiteOf.ContainsKey(parameter.ParameterType) && adapter.IsAssignableTo(parameter.ParameterType));
}
