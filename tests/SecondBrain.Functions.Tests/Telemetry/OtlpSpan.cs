using System.Text;

namespace SecondBrain.Functions.Tests.Telemetry;

/// <summary>A span of an ExportTraceServiceRequest.</summary>
/// <remarks>opentelemetry-proto: request.resource_spans = 1, resource_spans.scope_spans = 2, scope_spans.spans = 2; span: trace_id = 1, span_id = 2, parent_span_id = 4, name = 5.</remarks>
internal sealed record OtlpSpan(string Trace, string Id, string Parent, string Name)
{
    public static IEnumerable<OtlpSpan> ReadAll(byte[] request) =>
        from resource in Fields(request, 1)
        from scope in Fields(resource, 2)
        from span in Fields(scope, 2)
        select new OtlpSpan(Hex(span, 1), Hex(span, 2), Hex(span, 4), Encoding.UTF8.GetString(Fields(span, 5).Single()));

    private static string Hex(byte[] message, int field) => Convert.ToHexStringLower(Fields(message, field).SingleOrDefault() ?? []);

    /// <summary>Every length-delimited value of a field.</summary>
    private static List<byte[]> Fields(byte[] message, int field)
    {
        var found = new List<byte[]>();
        for (var at = 0; at < message.Length;)
        {
            var key = Varint(message, ref at);
            switch (key & 7)
            {
                case 0:
                    Varint(message, ref at);
                    break;
                case 1:
                    at += 8;
                    break;
                case 5:
                    at += 4;
                    break;
                default:
                    var length = (int)Varint(message, ref at);
                    if ((int)(key >> 3) == field)
                        found.Add(message[at..(at + length)]);
                    at += length;
                    break;
            }
        }

        return found;
    }

    private static ulong Varint(byte[] message, ref int at)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = message[at++];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
                return value;
        }
    }
}
