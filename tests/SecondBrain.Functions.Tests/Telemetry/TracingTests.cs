using System.Diagnostics;

namespace SecondBrain.Functions.Tests.Telemetry;

/// <summary>One trace from the request to the last step.</summary>
public sealed class TracingTests(WatchedHost host) : IClassFixture<WatchedHost>
{
    [Fact]
    public async Task A_capture_is_one_trace_from_its_request_through_the_pipe_and_the_workflow_to_every_step()
    {
        using var brain = host.NewBrain();
        var trace = ActivityTraceId.CreateRandom().ToHexString();
        brain.Http.DefaultRequestHeaders.Add("traceparent", $"00-{trace}-00f067aa0ba902b7-01");
        using var response = await brain.PostAsync("# Tides\n\nThe moon pulls the sea.");
        brain.Http.DefaultRequestHeaders.Remove("traceparent");
        await host.Host.WhenIdleAsync();

        await host.Receiver.UntilAsync(spans => Of(spans, trace, "ingest-note") is not null && Of(spans, trace, "CompleteCapture") is not null && Of(spans, trace, "POST /notes") is not null);
        var spans = host.Receiver.Spans.Where(span => span.Trace == trace).ToDictionary(span => span.Id);

        var chain = Ancestors(spans, Of(spans.Values, trace, "CompleteCapture")!).ToList();
        chain.ShouldBe(["CompleteCapture", "Complete Receipt", IngestNote(spans.Values), "CaptureNote", "POST /notes"]);
        Of(spans.Values, trace, "POST /notes")!.Parent.ShouldBe("00f067aa0ba902b7");
        spans.Values.ShouldContain(span => span.Name == "dynamodb:TransactWriteItems" && spans[span.Parent].Name == "CaptureNote");
        foreach (var function in (string[])["ClaimCapture", "ChunkNote", "StoreEmbedding", "ResolveLinks", "PublishChange", "CompleteCapture"])
            Ancestors(spans, Of(spans.Values, trace, function).ShouldNotBeNull(function)).ShouldContain("POST /notes", function);
    }

    [Fact]
    public async Task The_log_lines_of_a_traced_capture_name_its_trace()
    {
        using var brain = host.NewBrain();
        var trace = ActivityTraceId.CreateRandom().ToHexString();
        brain.Http.DefaultRequestHeaders.Add("traceparent", $"00-{trace}-00f067aa0ba902b7-01");
        (await brain.PostAsync("# Ebb")).Dispose();
        await host.Host.WhenIdleAsync();

        var ids = host.LinesOf(brain.Brain).Select(line => (string?)line["trace"]).Distinct();

        ids.ShouldBe([$"1-{trace[..8]}-{trace[8..]}"]);
    }

    private static OtlpSpan? Of(IEnumerable<OtlpSpan> spans, string trace, string name) => spans.FirstOrDefault(span => span.Trace == trace && (span.Name == name || span.Name.EndsWith('-' + name, StringComparison.Ordinal) || (name == "ingest-note" && IsIngestNote(span))));

    private static bool IsIngestNote(OtlpSpan span) => span.Name.Contains("IngestNote", StringComparison.Ordinal) || span.Name.Contains("ingest-note", StringComparison.Ordinal);

    private static string IngestNote(IEnumerable<OtlpSpan> spans) => spans.First(IsIngestNote).Name;

    private static IEnumerable<string> Ancestors(Dictionary<string, OtlpSpan> spans, OtlpSpan span)
    {
        for (var each = span; each is not null; each = spans.GetValueOrDefault(each.Parent))
            yield return each.Name;
    }
}
