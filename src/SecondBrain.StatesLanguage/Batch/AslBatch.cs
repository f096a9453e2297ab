using System.Text.Json;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Batch;

/// <summary>Runs state machines from JSON Lines: the conformance mode.</summary>
/// <remarks>
/// <para>A line <c>{id, definition, input}</c> in, a line <c>{id, status, output, error, cause, trace}</c> out, in the same order.
/// <c>id</c> comes back as it was; <c>definition</c> is an object or a string with one; without <c>input</c> it is <c>{}</c>.
/// <c>trace</c> is the history as <c>[[event name, state name or null], ...]</c>.</para>
/// <para><c>status</c> is <c>SUCCEEDED</c>, <c>FAILED</c>, <c>TIMED_OUT</c>; <c>INVALID</c> for a definition that is refused
/// (<c>cause</c> lists its problems; Task states are refused, for a batch has nothing to run them with); <c>ABORTED</c> with the
/// error <c>TimeLimit</c> for a case that takes too long; <c>ERROR</c> with the error <c>BadLine</c> for a line that is no case.
/// Blank lines are skipped. No line stops the batch.</para>
/// <para>Wait states and retries take no time: each case has a clock of its own that jumps to its next timer.
/// Memory is bounded by the longest line and one execution's history.</para>
/// </remarks>
public static class AslBatch
{
    /// <inheritdoc cref="RunAsync(TextReader, TextWriter, AslBatchOptions, CancellationToken)"/>
    public static Task<AslBatchSummary> RunAsync(TextReader cases, TextWriter results, CancellationToken cancellationToken) =>
        RunAsync(cases, results, new AslBatchOptions(), cancellationToken);

    /// <summary>Runs every case; the writer is flushed at the end.</summary>
    /// <exception cref="OperationCanceledException">Cancelled between cases or within one.</exception>
    public static async Task<AslBatchSummary> RunAsync(TextReader cases, TextWriter results, AslBatchOptions options, CancellationToken cancellationToken)
    {
        var summary = new AslBatchSummary(0, 0, 0);
        var lines = new BoundedLineReader(cases, options.MaxLineLength);
        while (await lines.ReadAsync(cancellationToken) is var (text, isTooLong))
        {
            if (string.IsNullOrWhiteSpace(text) && !isTooLong)
            {
                continue;
            }

            var result = isTooLong ? AslCaseResult.BadLine($"The line is longer than {options.MaxLineLength} characters.") : Run(text, options, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            summary = summary.With(result.Status);
            await results.WriteLineAsync(result.ToJson().AsMemory(), cancellationToken);
        }

        await results.FlushAsync(cancellationToken);
        return summary;
    }

    private static AslCaseResult Run(string line, AslBatchOptions options, CancellationToken cancellationToken)
    {
        Value parsed;
        try
        {
            parsed = ValueReader.Parse(line);
        }
        catch (JsonException malformed)
        {
            return AslCaseResult.BadLine($"The line is not JSON: {malformed.Message}");
        }

        if (parsed is not ObjectValue { } fields || fields["definition"] is not { } definition)
        {
            return AslCaseResult.BadLine("A case is an object {id, definition, input}.") with { Id = (parsed as ObjectValue)?["id"] ?? Value.Null };
        }

        var outcome = new AslCase(definition, fields["input"] ?? ObjectValue.Empty, options).Run(cancellationToken);
        return outcome with { Id = fields["id"] ?? Value.Null };
    }
}
