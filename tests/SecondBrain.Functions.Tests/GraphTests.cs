using System.Net;
using System.Text.Json.Nodes;

namespace SecondBrain.Functions.Tests;

[Collection(BrainHostCollection.Name)]
public sealed class GraphTests(BrainHost host)
{
    [Fact]
    public async Task A_path_names_the_notes_and_the_links_between_them()
    {
        using var brain = host.NewBrain();
        var far = await brain.CaptureAsync("# Far\n");
        var middle = await brain.CaptureAsync("# Middle\n\n[[Far]] and again [[Far]]\n");
        var near = await brain.CaptureAsync("# Near\n\n[[Middle]]\n");
        var alone = await brain.CaptureAsync("# Alone\n");

        foreach (var by in (string[])["", "&by=fewest", "&by=weight"])
        {
            var path = await brain.GetAsync($"/graph/path?from={far["id"]}&to={near["id"]}{by}");
            path["nodes"]!.AsArray().Select(node => ((string)node!["title"]!, (int)node["depth"]!)).ShouldBe([("Far", 0), ("Middle", 1), ("Near", 2)]);
            path["edges"]!.AsArray().Select(edge => ((string)edge!["source"]!, (string)edge["target"]!, (string)edge["type"]!))
                .ShouldBe([((string)middle["id"]!, (string)far["id"]!, "links-to"), ((string)near["id"]!, (string)middle["id"]!, "links-to")]);
            ((double)path["strength"]!).ShouldBe(0.8 * 2 / 3 * 0.8 / 2, 1e-9);
        }

        var none = await brain.GetAsync($"/graph/path?from={far["id"]}&to={alone["id"]}");
        none["nodes"]!.AsArray().ShouldBeEmpty();
        ((double)none["strength"]!).ShouldBe(0);
    }

    [Fact]
    public async Task Communities_have_names_and_are_read_by_any_of_their_notes()
    {
        using var brain = host.NewBrain();
        var bread = await ClusterAsync(brain, "Bread", "Rye", "Oven", "baking");
        var loops = await ClusterAsync(brain, "Feedback", "Delay", "Stock", "systems");
        var alone = await brain.CaptureAsync("# Alone\n");

        var communities = await brain.ListAsync("/graph/communities", 1);

        communities.Count.ShouldBe(2);
        communities.Select(community => (string)community["name"]!).ShouldBe(["Bread (baking)", "Feedback (systems)"], ignoreOrder: true);
        communities.ShouldAllBe(community => (int)community["size"]! == 3);
        var ids = new HashSet<string>();
        foreach (var note in bread)
        {
            var read = await brain.GetAsync($"/graph/communities/{note}?limit=2");
            ids.Add((string)read["community"]!["id"]!);
            var next = await brain.GetAsync($"/graph/communities/{note}?limit=2&cursor={read["next"]}");
            read["items"]!.AsArray().Concat(next["items"]!.AsArray()).Select(item => (string)item!["id"]!).ShouldBe(bread, ignoreOrder: true);
            next["next"].ShouldBeNull();
        }

        ids.ShouldBe([bread[0]]);
        loops.ShouldNotContain(ids.Single());
        (await brain.SendAsync(HttpMethod.Get, $"/graph/communities/{alone["id"]}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_notes_that_links_lead_to_come_first_and_a_new_link_counts_at_once()
    {
        using var brain = host.NewBrain();
        var hub = await brain.CaptureAsync("# Hub\n");
        await brain.CaptureAsync("# A\n\n[[Hub]]\n");
        await brain.CaptureAsync("# B\n\n[[Hub]]\n");

        var before = await brain.ListAsync("/graph/centrality", 2);
        await brain.CaptureAsync("# C\n\n[[Hub]]\n");
        var after = await brain.ListAsync("/graph/centrality", 2);

        ((string)before[0]["id"]!, (int)before[0]["linksIn"]!, (int)before[0]["linksOut"]!).ShouldBe(((string)hub["id"]!, 2, 0));
        ((string)after[0]["id"]!, (int)after[0]["linksIn"]!, after.Count).ShouldBe(((string)hub["id"]!, 3, 4));
        after.Sum(note => (double)note["rank"]!).ShouldBe(1, 1e-6);
    }

    [Fact]
    public async Task Names_without_a_link_are_mentions_of_both_notes_until_there_is_one()
    {
        using var brain = host.NewBrain();
        var target = await brain.CaptureAsync("# Backpressure\n");
        var content = "---\ntags: [queues]\n---\n# Queues\n\nA queue without backpressure grows.\n";
        var source = await brain.CaptureAsync(content);

        var mention = (await brain.ListAsync($"/notes/{target["id"]}/mentions", 5)).ShouldHaveSingleItem();

        (await brain.ListAsync($"/notes/{source["id"]}/mentions", 5)).ShouldHaveSingleItem().ToJsonString().ShouldBe(mention.ToJsonString());
        ((string)mention["source"]!["title"]!, (string)mention["target"]!["title"]!, (string)mention["name"]!).ShouldBe(("Queues", "Backpressure", "backpressure"));
        content[(int)mention["span"]!["start"]!..(int)mention["span"]!["end"]!].ShouldBe("backpressure");
        ((string)mention["passage"]!)[(int)mention["highlight"]!["start"]!..(int)mention["highlight"]!["end"]!].ShouldBe("backpressure");
        content.ShouldContain((string)mention["passage"]!);

        var link = new JsonObject { ["source"] = (string)source["id"]!, ["target"] = (string)target["id"]!, ["type"] = "supports" };
        (await brain.SendAsync(HttpMethod.Post, "/links", new StringContent(link.ToJsonString(), System.Text.Encoding.UTF8, "application/json"))).Status.ShouldBe(HttpStatusCode.Created);
        (await brain.ListAsync($"/notes/{target["id"]}/mentions", 5)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Similar_notes_are_alike_and_not_linked()
    {
        using var brain = host.NewBrain();
        var bread = await brain.CaptureAsync("# Sourdough\n\nFlour, water, salt and time make bread rise.\n");
        await brain.CaptureAsync("# Rye loaf\n\nFlour, water, salt and rye make bread rise slowly.\n");
        await brain.CaptureAsync("# Baking day\n\nFlour, water, salt make bread. [[Sourdough]]\n");

        var similar = await brain.GetAsync($"/notes/{bread["id"]}/similar?limit=5");

        var note = similar["items"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)note["title"]!).ShouldBe("Rye loaf");
        ((double)note["similarity"]!).ShouldBeInRange(0.3, 1.0001);
        similar["next"].ShouldBeNull();
    }

    [Fact]
    public async Task An_empty_brain_has_no_communities_and_no_central_notes()
    {
        using var brain = host.NewBrain();

        (await brain.ListAsync("/graph/communities", 5)).ShouldBeEmpty();
        (await brain.ListAsync("/graph/centrality", 5)).ShouldBeEmpty();
    }

    /// <returns>The ids; the first note is linked to both others, and has the tag too.</returns>
    private static async Task<List<string>> ClusterAsync(BrainClient brain, string first, string second, string third, string tag)
    {
        var ids = new List<string>();
        foreach (var text in (string[])[$"# {second}\n\n#{tag}\n", $"# {third}\n\n#{tag} [[{second}]]\n", $"# {first}\n\n#{tag} [[{second}]] [[{third}]] [[{third}]] [[{second}]]\n"])
        {
            ids.Insert(0, (string)(await brain.CaptureAsync(text))["id"]!);
        }

        return ids;
    }
}
