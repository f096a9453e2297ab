using System.Text.Json;
using SecondBrain.Core.Search;
using SecondBrain.Testing;
using static SecondBrain.Core.Tests.Search.IndexedNotes;

namespace SecondBrain.Core.Tests.Search;

/// <summary>What the index finds by words, against another implementation of the same formula, on real texts.</summary>
public class RankingParityTests
{
    private static readonly SearchOptions WordsAlone = SearchOptions.Default with { GraphShare = 0 };

    [Fact]
    public void Notes_in_two_languages_with_aliases_and_tags_rank_as_in_the_reference()
    {
        IndexedNote[] notes =
        [
            Note(1, "Graph databases", "A graph database keeps notes and the links between them.", "Traversals follow links without joins.") with { Language = "en", Tags = ["tech/graphs"] },
            Note(2, "Bases de datos de grafos", "Una base de datos de grafos guarda notas y los enlaces entre ellas; migraciones incluidas.") with { Language = "es", Tags = ["tech/graphs"] },
            Note(3, "Linking your thinking", "Links make a graph out of notes. Notes without links are lost.") with { Language = "en", Aliases = ["LYT", "linking notes"] },
            Note(4, "DynamoDB", "One table with adjacency lists holds notes, links and the change feed of node.js clients.") with { Language = "en", Aliases = ["Dynamo DB"], Tags = ["aws"] },
            Note(5, "La migración", "Las migraciones de la base se hacen de noche. Después se enlazan las notas.") with { Language = "es" },
            Note(6, "Untitled", "Nothing here.") with { Language = "en" },
        ];

        ShouldRankAlike(notes, ["graph links", "linking notes", "base de datos", "migracion de la base", "migración", "notes links notes graph", "node.js table", "aws graphs", "the", "LYT"]);
    }

    [SharedDataTheory("ir/cranfield")]
    [InlineData("ir/cranfield", null, 225)]
    [InlineData("ir/cisi", null, 112)]
    [InlineData("bilingual/tldr-en-es", "es", 300)]
    public void A_collection_ranks_as_in_the_reference(string collection, string? language, int queries)
    {
        var texts = Read(collection, "corpus.jsonl").Where(text => language is null || text.Lang == language);
        var notes = texts.Select((text, i) => Note(i, text.Title ?? "", [.. text.Text.Chunk(700).Select(chunk => new string(chunk))]) with { Language = text.Lang ?? "en" }).ToList();

        ShouldRankAlike(notes, Read(collection, "queries.jsonl").Where(query => language is null || query.Lang == language).Take(queries).Select(query => query.Text));
    }

    private static void ShouldRankAlike(IReadOnlyList<IndexedNote> notes, IEnumerable<string> queries)
    {
        // In two writes, so that two segments have to agree on rarities and lengths.
        using var index = new BrainIndex(WordsAlone);
        index.Apply([.. notes.Take(notes.Count / 3)], []);
        index.Apply([.. notes.Skip(notes.Count / 3)], []);
        var reference = new ParityReference(notes, WordsAlone);
        foreach (var query in queries.Select(reference.Known).Where(query => query.Length > 0))
        {
            var expected = reference.Rank(query);
            var answer = index.Search(new SearchRequest(query) { IsText = true }, []);

            // Ties aside: the scores are the same place by place, and each hit has the score that the reference gives this note.
            answer.Total.ShouldBe(expected.Count, query);
            answer.Hits.Count.ShouldBe(Math.Min(10, expected.Count), query);
            var scores = expected.ToDictionary(entry => entry.Id, entry => entry.Score);
            foreach (var (hit, entry) in answer.Hits.Zip(expected))
            {
                hit.Parts.Words.ShouldBe(entry.Score, 1e-9, query);
                scores[hit.Id].ShouldBe(entry.Score, 1e-9, query);
            }
        }
    }

    private static List<CollectionText> Read(string collection, string file) =>
        [.. File.ReadLines(SharedData.Combine(collection, file)).Select(line => JsonSerializer.Deserialize<CollectionText>(line, JsonSerializerOptions.Web)!)];

    private sealed record CollectionText(string Text, string? Title, string? Lang);
}
