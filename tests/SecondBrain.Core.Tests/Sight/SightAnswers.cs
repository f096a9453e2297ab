using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SecondBrain.Core.Access;
using SecondBrain.Core.Context;
using SecondBrain.Core.Freshness;
using SecondBrain.Core.Graph;
using SecondBrain.Core.Reading;
using SecondBrain.Core.Search;
using SecondBrain.Core.Tests.Search;

namespace SecondBrain.Core.Tests.Sight;

/// <summary>Everything that can be asked of an index, as text.</summary>
internal sealed class SightAnswers(BrainIndexes indexes, LetterEmbeddings model)
{
    private static readonly string[] Queries =
        ["planning budget", "plannd", "secretz layofs", "plan*", "orchid -zebra", "\"note1 note2\"", "tag:secret", "meetings about note5", "orchart", "lay*"];

    private readonly NoteSearch _search = new(indexes, model);

    public async Task<IReadOnlyDictionary<string, string>> OfAsync(Principal principal, bool trustedOnly)
    {
        var answers = new Dictionary<string, string>();
        var context = new NoteContext(_search);
        foreach (var query in Queries)
        {
            var request = new SearchRequest(query, Limit: 50) { TrustedOnly = trustedOnly };
            answers["search " + query] = Text((await _search.SearchAsync(principal, request, default)).Answer);
            answers["context " + query] = Text((await context.BuildAsync(principal, new ContextRequest(request, 600), default)).Context);
        }

        if (!trustedOnly)
        {
            await AddGraphAsync(principal, answers);
        }

        return answers;
    }

    private async Task AddGraphAsync(Principal principal, Dictionary<string, string> answers)
    {
        var graph = new GraphReader(indexes, GraphOptions.Default);
        answers["communities"] = Text(await graph.CommunitiesAsync(principal, 100, 0, default));
        answers["centrality"] = Text(await graph.CentralityAsync(principal, 100, 0, default));
        answers["stats"] = Text(await graph.StatsAsync(principal, default));
        for (var number = 0; number < SightHistory.Notes; number++)
        {
            var id = IndexedNotes.Id(number);
            answers[$"around {number}"] = Text(await graph.NeighbourhoodAsync(principal, id, 3, 100, default));
            answers[$"mentions {number}"] = Text(await graph.MentionsAsync(principal, id, 100, 0, default));
            answers[$"similar {number}"] = Text(await graph.SimilarAsync(principal, id, 10, default));
            answers[$"community {number}"] = Text(await graph.CommunityAsync(principal, id, 100, 0, default));
            answers[$"path {number}"] = Text(await graph.PathAsync(principal, id, IndexedNotes.Id((number * 5) % SightHistory.Notes), PathMeasure.Weight, default));
            answers[$"fewest {number}"] = Text(await graph.PathAsync(principal, id, IndexedNotes.Id((number * 3) % SightHistory.Notes), PathMeasure.Fewest, default));
        }
    }

    private static string Text<T>(T answer) => Rounded(JsonSerializer.SerializeToNode<object?>(answer))?.ToJsonString() ?? "null";

    /// <summary>Sums of the same numbers in another order differ in their last digits.</summary>
    private static JsonNode? Rounded(JsonNode? node) => node switch
    {
        JsonObject fields => new JsonObject(fields.Select(field => KeyValuePair.Create(field.Key, Rounded(field.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Rounded)]),
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => JsonValue.Create(Math.Round(double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture), 6)),
        _ => node?.DeepClone(),
    };
}
