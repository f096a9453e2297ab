using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Batch;
using SecondBrain.Testing;
using Xunit.Abstractions;

namespace SecondBrain.StatesLanguage.Tests.Recorded;

public sealed class RecordedCasesTests(ITestOutputHelper output)
{
    [SharedDataTheory("asl/recorded.jsonl")]
    [InlineData(false, 328)]
    [InlineData(true, 54)]
    public async Task Every_recorded_case_ends_as_it_did_in_the_service(bool isJsonata, int count)
    {
        var cases = RecordedCase.Load("recorded.jsonl").Where(c => c.IsJsonata == isJsonata).ToArray();
        cases.Length.ShouldBe(count);
        using var results = new StringWriter();

        await AslBatch.RunAsync(new StringReader(string.Join('\n', cases.Select(c => c.ToLine()))), results, CancellationToken.None);

        var lines = results.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!.AsObject()).ToArray();
        lines.Length.ShouldBe(cases.Length);
        var mismatches = cases.Zip(lines, (c, line) => (c.Area, c.Id, Mismatch: c.Mismatch(line))).ToArray();
        foreach (var area in mismatches.GroupBy(m => m.Area, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            output.WriteLine($"{area.Key}: {area.Count(m => m.Mismatch is null)} of {area.Count()}");
        }

        mismatches.Where(m => m.Mismatch is not null).Select(m => $"{m.Id}: {m.Mismatch}").ShouldBeEmpty();
    }
}
