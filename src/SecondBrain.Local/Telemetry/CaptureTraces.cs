using System.Diagnostics;
using System.Text.Json.Nodes;
using SecondBrain.Core.Telemetry;

namespace SecondBrain.Local.Telemetry;

/// <summary>Which trace a capture began in: the stream and the pipe between it and its workflow carry no trace, here or on AWS. The last <see cref="Remembered"/> only. Safe for concurrent use.</summary>
internal sealed class CaptureTraces
{
    public const int Remembered = 10_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, ActivityContext> _traces = new(StringComparer.Ordinal);
    private readonly Queue<string> _oldest = new();

    /// <summary>Told by a function of every id that it is about.</summary>
    public void Tagged(string field, string id)
    {
        if (field != CorrelationFields.Capture || Activity.Current is not { } span)
            return;
        lock (_gate)
        {
            // the first span that names a capture is the one that made it
            if (!_traces.TryAdd(id, span.Context))
                return;
            _oldest.Enqueue(id);
            if (_oldest.Count > Remembered)
                _traces.Remove(_oldest.Dequeue());
        }
    }

    /// <summary>The trace that an execution goes on with: that of the capture in the stream record that started it.</summary>
    /// <param name="input">The execution's input: <c>[record]</c> from a pipe, anything else otherwise.</param>
    public ActivityContext ParentOf(string input)
    {
        if (!input.StartsWith('[') || JsonNode.Parse(input) is not JsonArray { Count: > 0 } records)
            return default;
        var id = (string?)records[0]?["dynamodb"]?["NewImage"]?["capture"]?["S"];
        lock (_gate)
        {
            return id is null ? default : _traces.GetValueOrDefault(id);
        }
    }
}
