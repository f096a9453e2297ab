using SecondBrain.Functions.Tests.Calls;
using SecondBrain.Testing;
using SecondBrain.Testing.RuntimeApi;

namespace SecondBrain.Functions.Tests.Start;

/// <summary>The executable that is deployed, under Lambda's Runtime API: what a function does not use it does not load.</summary>
public sealed class LazyStartTests(StepHost steps) : IClassFixture<StepHost>
{
    private const string Server = "SecondBrain.Mcp";

    private static readonly string[] NotForAll = [Server, "AngleSharp", "AWSSDK.S3"];

    [LinuxTheory]
    [InlineData("CaptureNote")]
    [InlineData("CheckHealth")]
    [InlineData("ClaimCapture")]
    [InlineData("ReadNote")]
    [InlineData("RejectRequest")]
    public async Task A_function_loads_nothing_that_it_does_not_use(string function)
    {
        var assemblies = await AssembliesAsync(function);

        assemblies.ShouldContain("SecondBrain.Core");
        assemblies.Intersect(NotForAll).ShouldBeEmpty();
    }

    [LinuxTheory]
    [InlineData("Mcp", Server)]
    public async Task What_a_function_uses_it_loads(string function, string assembly) => (await AssembliesAsync(function)).ShouldContain(assembly);

    private async Task<IReadOnlySet<string>> AssembliesAsync(string function)
    {
        await using var api = await RuntimeApiServer.StartAsync();
        await using var process = FunctionProcess.Start(steps.Host, function, api.Address, steps.Host.DynamoDbEndpoint);
        api.Send("first", await File.ReadAllTextAsync(RepositoryPaths.Combine("events", function + ".json")));
        await api.AnswerAsync();
        return process.Assemblies();
    }

    private sealed class LinuxTheoryAttribute : TheoryAttribute
    {
        public LinuxTheoryAttribute() => Skip = OperatingSystem.IsLinux() ? null : "reads /proc to see what a process has loaded";
    }
}
