using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SecondBrain.Functions.Tests.Trail;

/// <summary>Two who write at the same time, and one of them is undone: every door shows what it would show had that one never written.</summary>
[Collection(BrainHostCollection.Name)]
public sealed partial class RandomSessionTests(BrainHost host)
{
    private static readonly string[] Words = ["quokka", "levain", "outbox", "saga", "sextant"];

    private static readonly string[] LinkTypes = ["supports", "cites", "links-to"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task After_undoing_a_random_session_every_door_shows_the_brain_without_it(int seed)
    {
        using var owner = host.NewBrain();
        using var agent = host.Agent(owner.Brain, "random");
        using var alone = host.NewBrain();
        await WriteAsync(seed, owner, agent);
        var preview = await owner.UndoAsync("random", preview: true);
        var run = await owner.UndoAsync("random", preview: false);
        TrailCalls.Steps(run).ShouldBe(TrailCalls.Steps(preview));
        run["left"]!.GetValue<int>().ShouldBe(0, run.ToJsonString());

        await WriteAsync(seed, alone, agent: null);

        var (undone, without) = (await DoorsAsync(owner), await DoorsAsync(alone));
        undone.Except(without, StringComparer.Ordinal).ShouldBeEmpty();
        without.Except(undone, StringComparer.Ordinal).ShouldBeEmpty();
    }

    /// <param name="agent">Null: only the owner writes, the same as with the agent.</param>
    private static async Task WriteAsync(int seed, BrainClient owner, BrainClient? agent)
    {
        var random = new Random(seed);
        var (own, foreign) = (new List<string>(), new List<string>());
        for (var n = 0; n < 14; n++)
        {
            var (kind, a, b, word, other) = (random.Next(6), random.Next(1000), random.Next(1000), Words[random.Next(Words.Length)], random.Next(14));
            var type = LinkTypes[random.Next(LinkTypes.Length)];
            if (kind < 2 || own.Count < 2)
            {
                own.Add(await owner.AddAsync($"# Own {n}\n\nThe owner on {word}, see [[Own {other}]] and [[Guess {other}]].\n"));
            }
            else if (kind == 2)
            {
                await owner.LinkAsync(own[a % own.Count], own[b % own.Count], type); // one to itself is refused in both brains
                if (agent is not null && foreign.Count > 0)
                {
                    await owner.LinkAsync(own[a % own.Count], foreign[b % foreign.Count], type);
                }
            }
            else if (agent is not null)
            {
                await ActAsync(agent, kind, n, word, other, type, own[a % own.Count], foreign, b);
            }
        }
    }

    private static async Task ActAsync(BrainClient agent, int kind, int n, string word, int other, string type, string own, List<string> foreign, int b)
    {
        if (kind == 3 || foreign.Count == 0)
        {
            foreign.Add(await agent.AddAsync($"# Guess {n}\n\nAn agent on {word}, see [[Own {other}]] and [[Guess {other}]].\n"));
        }
        else if (kind == 4)
        {
            await agent.LinkAsync(own, foreign[b % foreign.Count], type);
            await agent.LinkAsync(foreign[b % foreign.Count], own, type);
        }
        else
        {
            await agent.RewriteAsync(foreign[b % foreign.Count], $"# Guess {n}\n\nAn agent again on {word}, see [[Own {other}]].\n");
        }
    }

    /// <summary>A line an answer.</summary>
    private static async Task<string[]> DoorsAsync(BrainClient brain)
    {
        var notes = await brain.ListAsync("/notes", 50);
        var answers = new JsonArray();
        foreach (var note in notes.OrderBy(note => (string)note["title"]!, StringComparer.Ordinal))
        {
            foreach (var door in (string[])["", "/versions", "/links?limit=100", "/backlinks?limit=100", "/similar"])
            {
                answers.Add(await brain.GetAsync($"/notes/{note["id"]}{door}"));
            }

            answers.Add(await brain.GetAsync($"/graph?from={note["id"]}&depth=2"));
        }

        foreach (var word in Words)
        {
            answers.Add(await brain.GetAsync($"/search?q={word}"));
        }

        answers.Add(await brain.GetAsync("/stats"));
        var text = answers.ToJsonString(new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        foreach (var note in notes)
        {
            text = text.Replace((string)note["id"]!, $"<{note["title"]}>", StringComparison.Ordinal);
        }

        return Sorted(Times().Replace(text, "<time>"));
    }

    /// <summary>Ids decide the order of equals, and they differ from brain to brain.</summary>
    private static string[] Sorted(string json)
    {
        return [.. Order(JsonNode.Parse(json))!.AsArray().Select(answer => answer!.ToJsonString(new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))];

        static JsonNode? Order(JsonNode? node) => node switch
        {
            JsonArray array => new JsonArray([.. array.Select(Order).OrderBy(item => item?.ToJsonString(), StringComparer.Ordinal)]),
            JsonObject map => new JsonObject(map.Select(pair => KeyValuePair.Create(pair.Key, Order(pair.Value)))),
            _ => node?.DeepClone(),
        };
    }

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT[^""]*")]
    private static partial Regex Times();
}
