using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SecondBrain.WorkflowDifferential;

/// <summary>moto's interpreter, through <c>moto_side.py</c>: a case in, a run out.</summary>
internal sealed class MotoSide : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly Process _python;

    private MotoSide(Process python) => _python = python;

    /// <param name="script">moto_side.py.</param>
    /// <param name="server">What starts moto's server with its interpreter on.</param>
    public static MotoSide Start(string script, string server) => new(Process.Start(new ProcessStartInfo("python3", [script, server])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        UseShellExecute = false,
    })!);

    /// <exception cref="InvalidOperationException">The script ended; it has said why on the error stream.</exception>
    public async Task<Run> RunAsync(MockedDefinition definition, Scenario scenario, IReadOnlyDictionary<string, IReadOnlyList<TaskOutcome>> tasks)
    {
        var functions = new JsonObject(definition.Functions.Select(function => KeyValuePair.Create(function.Key, (JsonNode?)function.Value)));
        var line = new JsonObject
        {
            ["name"] = scenario.Name,
            ["definition"] = definition.Text,
            ["functions"] = functions,
            ["tasks"] = JsonSerializer.SerializeToNode(tasks, Json),
            ["input"] = scenario.Input?.DeepClone(),
        };
        await _python.StandardInput.WriteLineAsync(line.ToJsonString());
        await _python.StandardInput.FlushAsync();
        return JsonSerializer.Deserialize<Run>(await _python.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("moto_side.py ended."), Json)!;
    }

    public void Dispose()
    {
        _python.StandardInput.Close();
        _python.WaitForExit(TimeSpan.FromSeconds(20));
        _python.Dispose();
    }
}
