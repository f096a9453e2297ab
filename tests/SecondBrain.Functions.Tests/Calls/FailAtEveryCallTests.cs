using Xunit.Abstractions;

namespace SecondBrain.Functions.Tests.Calls;

/// <summary>Every call k of a life fails in turn and in every way; the caller asks again. What is in the table then is what one clean run leaves.</summary>
public sealed class FailAtEveryCallTests(CallHost host, ITestOutputHelper output) : IClassFixture<CallHost>
{
    private static readonly Dictionary<string, Func<CallBrain, Task>> Lives = new()
    {
        ["ingest"] = CallScenarios.IngestAsync,
        ["link"] = CallScenarios.LinkAsync,
        ["edit"] = CallScenarios.EditAsync,
    };

    [Theory]
    [InlineData("ingest")]
    [InlineData("link")]
    [InlineData("edit")]
    public async Task Whatever_call_fails_the_work_is_done_once(string life)
    {
        host.Plan.Begin(at: -1, default);
        var (clean, _) = await RunAsync($"{life}-clean", life);
        var calls = host.Plan.Calls;
        var totals = calls.Select(call => call.Function).Distinct(StringComparer.Ordinal).ToDictionary(function => function, function => (Calls: calls.Count(call => call.Function == function), Injected: 0));
        var wrong = new List<string>();
        for (var at = 0; at < calls.Count; at++)
        {
            foreach (var fault in Enum.GetValues<CallFault>().Where(fault => fault is not CallFault.PartOfBatch || calls[at].Operation.StartsWith("Batch", StringComparison.Ordinal)))
            {
                host.Plan.Begin(at, fault);
                var (lines, fails) = await RunAsync($"{life}-{at}-{fault}".ToLowerInvariant(), life);
                var difference = fails ?? string.Join("; ", clean.Except(lines).Select(line => "- " + line).Concat(lines.Except(clean).Select(line => "+ " + line)));
                if (difference.Length > 0 || lines.Count != clean.Count)
                    wrong.Add($"call {at}, {calls[at]}, {fault}: {lines.Count} items, clean {clean.Count}; {difference}");
                totals[calls[at].Function] = (totals[calls[at].Function].Calls, totals[calls[at].Function].Injected + host.Plan.Injected);
            }
        }

        foreach (var (function, (count, injected)) in totals)
        {
            output.WriteLine($"fail-at-k {life}: {function}, {count} calls, {injected} injections");
        }

        wrong.ShouldBeEmpty();
    }

    private async Task<(IReadOnlyList<string> Lines, string? Fails)> RunAsync(string name, string life)
    {
        var brain = new CallBrain(host, name);
        string? fails = null;
        try
        {
            await Lives[life](brain);
        }
        catch (InvalidOperationException error)
        {
            fails = error.Message;
        }

        return (await brain.DumpAsync(), fails);
    }
}
