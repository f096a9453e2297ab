using System.Text.Json;
using System.Text.Json.Nodes;

namespace SecondBrain.Core.Enrichment;

/// <summary>Reads what Bedrock's Converse answers, as Step Functions spells it, when the model was told to use the tool <c>enrich_note</c>.</summary>
/// <remarks>A model can answer anything: what does not fit is left out, and what fits nowhere is a problem, never an exception.</remarks>
internal static class ModelAnswerReader
{
    private const int MaxTitle = 200;
    private const int MaxSummary = 1000;
    private const int MaxNames = 10;
    private const int MaxName = 80;
    private const int MaxQuote = 600;
    private const int MaxLinks = 10;

    public static ModelAnswer Read(JsonNode? answer)
    {
        var usage = Member(answer, "Usage");
        var (input, output) = (Tokens(usage, "InputTokens"), Tokens(usage, "OutputTokens"));
        if ((Member(Member(Member(answer, "Output"), "Message"), "Content") as JsonArray)?.Select(part => Member(Member(part, "ToolUse"), "Input")).FirstOrDefault(tool => tool is not null) is not JsonObject tool)
        {
            return new ModelAnswer(EnrichmentDraft.Empty, input, output, "The model did not use its tool.");
        }

        var draft = new EnrichmentDraft(
            Text(tool, "title", MaxTitle),
            Text(tool, "summary", MaxSummary),
            Names(tool, "tags"),
            Text(tool, "language", 35),
            Names(tool, "entities"),
            [.. Links(tool)]);
        return draft is { Summary: null, Title: null, Tags.Count: 0, Entities.Count: 0, Links.Count: 0 }
            ? new ModelAnswer(draft, input, output, "The model's answer has none of the members that it was asked for.")
            : new ModelAnswer(draft, input, output, Problem: null);
    }

    private static IEnumerable<DraftLink> Links(JsonObject tool)
    {
        foreach (var link in (Member(tool, "links") as JsonArray ?? []).OfType<JsonObject>().Take(MaxLinks))
        {
            if (Text(link, "target", MaxQuote) is { } target && Text(link, "type", MaxName) is { } type && Text(link, "evidence", MaxQuote) is { } quote)
            {
                yield return new DraftLink(target, type, Confidence(link), quote);
            }
        }
    }

    /// <summary>A model that does not say how sure it is, is not.</summary>
    private static double Confidence(JsonObject link) =>
        Member(link, "confidence") is JsonValue value && value.GetValueKind() is JsonValueKind.Number ? Math.Clamp(value.GetValue<double>(), 0, 1) : 0;

    private static JsonNode? Member(JsonNode? node, string name) => node is JsonObject members ? members[name] : null;

    private static string? Text(JsonObject node, string name, int length) =>
        node[name] is JsonValue value && value.GetValueKind() is JsonValueKind.String && value.GetValue<string>().Trim() is { Length: > 0 } text && text.Length <= length
            ? text
            : null;

    private static List<string> Names(JsonObject node, string name) =>
    [
        .. (node[name] as JsonArray ?? [])
            .OfType<JsonValue>()
            .Where(value => value.GetValueKind() is JsonValueKind.String)
            .Select(value => value.GetValue<string>().Trim())
            .Where(text => text.Length is > 0 and <= MaxName && !text.Any(char.IsControl))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Take(MaxNames),
    ];

    private static long Tokens(JsonNode? usage, string name) =>
        Member(usage, name) is JsonValue value && value.GetValueKind() is JsonValueKind.Number ? (long)value.GetValue<double>() : 0;
}
