using System.Reflection;
using Xunit.Abstractions;

namespace SecondBrain.Functions.Tests.Permissions;

/// <summary>Runs the facts of test classes as scenarios of another test, on hosts of their own.</summary>
internal sealed class ScenarioRun : IAsyncDisposable
{
    private readonly Dictionary<Type, object> _fixtures = [];

    /// <param name="only">Names of facts; all when there are none.</param>
    /// <returns>What failed, a line each.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(Type tests, params IReadOnlyCollection<string> only)
    {
        var failures = new List<string>();
        var facts = tests.GetMethods().Where(method => method.GetCustomAttribute<FactAttribute>() is not null && (only.Count == 0 || only.Contains(method.Name))).ToList();
        failures.AddRange(only.Except(facts.Select(fact => fact.Name)).Select(name => $"{tests.Name}.{name}: there is no such fact"));
        foreach (var fact in facts)
        {
            var rows = Rows(fact).ToList();
            if (rows.Count == 0)
            {
                failures.Add($"{tests.Name}.{fact.Name}: no row to run it with; only InlineData is read");
            }

            foreach (var row in rows)
            {
                try
                {
                    await RunAsync(tests, fact, row);
                }
                catch (Exception error)
                {
                    failures.Add($"{tests.Name}.{fact.Name}: {(error is TargetInvocationException { InnerException: { } inner } ? inner : error).Message.Split('\n')[0]}");
                }
            }
        }

        return failures;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var fixture in _fixtures.Values.OfType<IAsyncLifetime>())
        {
            await fixture.DisposeAsync();
        }
    }

    private static IEnumerable<object[]> Rows(MethodInfo fact) => fact.GetCustomAttribute<TheoryAttribute>() is null
        ? [[]]
        : fact.GetCustomAttributes<InlineDataAttribute>().SelectMany(data => data.GetData(fact));

    private async Task RunAsync(Type tests, MethodInfo fact, object[] row)
    {
        var arguments = new List<object>();
        foreach (var parameter in tests.GetConstructors().Single().GetParameters())
        {
            arguments.Add(parameter.ParameterType == typeof(ITestOutputHelper) ? new NoOutput() : await FixtureAsync(parameter.ParameterType));
        }

        var instance = Activator.CreateInstance(tests, [.. arguments])!;
        try
        {
            if (instance is IAsyncLifetime starting)
            {
                await starting.InitializeAsync();
            }

            if (fact.Invoke(instance, row) is Task running)
            {
                await running;
            }
        }
        finally
        {
            if (instance is IAsyncLifetime ending)
            {
                await ending.DisposeAsync();
            }

            (instance as IDisposable)?.Dispose();
        }
    }

    private async Task<object> FixtureAsync(Type type)
    {
        if (!_fixtures.TryGetValue(type, out var fixture))
        {
            _fixtures[type] = fixture = Activator.CreateInstance(type)!;
            if (fixture is IAsyncLifetime lifetime)
            {
                await lifetime.InitializeAsync();
            }
        }

        return fixture;
    }

    private sealed class NoOutput : ITestOutputHelper
    {
        public void WriteLine(string message)
        {
        }

        public void WriteLine(string format, params object[] args)
        {
        }
    }
}
