using System.Reflection;
using SecondBrain.Conformance.Storage;
using SecondBrain.Core.Storage;

namespace SecondBrain.Conformance;

/// <summary>Which suite each port has.</summary>
public static class Suites
{
    private static readonly Dictionary<Type, Type> SuiteOf = new() { [typeof(IBlobStore)] = typeof(BlobStoreConformance) };

    /// <summary>The adapters that no class of the tests runs a port's suite against; the class is named for its adapter, with <c>Tests</c> behind.</summary>
    public static IReadOnlyList<string> Untested(Assembly adapters, Assembly tests) =>
    [
        .. from adapter in adapters.GetTypes()
           where adapter is { IsClass: true, IsAbstract: false }
           from port in adapter.GetInterfaces()
           where SuiteOf.ContainsKey(port)
           where !tests.GetTypes().Any(test => test.Name == adapter.Name + "Tests" && test.IsSubclassOf(SuiteOf[port]))
           select $"{adapter.Name} is not run against {SuiteOf[port].Name}",
    ];
}
