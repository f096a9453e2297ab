using System.Text.Json.Nodes;
using SecondBrain.Core.Freshness;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Links;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Paging;
using SecondBrain.Core.Search;
using SecondBrain.Functions.Tests.Faults;
using SecondBrain.StatesLanguage.Execution;

namespace SecondBrain.Functions.Tests.Merging;

public sealed class MergeTests(FaultHost faults) : IClassFixture<FaultHost>
{
    [Fact]
    public async Task A_merged_note_leads_to_the_other_and_its_words_stay_readable()
    {
        var garden = await MergeGarden.PlantAsync(faults, "redirect");
        (await garden.MergeAsync()).Status.ShouldBe(ExecutionStatus.Succeeded);

        var read = await TestCalls.OfNoteAsync(faults, "redirect", "ReadNote", garden.Source);
        ((int)read["statusCode"]!).ShouldBe(308);
        ((string)read["headers"]!["location"]!).ShouldBe($"/notes/{garden.Target}");
        var original = await TestCalls.OfNoteAsync(faults, "redirect", "ReadNote", garden.Source, input =>
        {
            input["routeKey"] = "GET /notes/{id}/original";
            input["requestContext"]!["routeKey"] = "GET /notes/{id}/original";
        });
        ((int)original["statusCode"]!).ShouldBe(200);
        Convert.FromBase64String((string)original["body"]!).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task The_other_note_takes_over_links_names_and_tags_without_doubles_and_links_to_itself()
    {
        var garden = await MergeGarden.PlantAsync(faults, "moved");
        await garden.MergeAsync();

        var lines = (await faults.DumpAsync("moved")).Lines;
        string[] Of(string note, string prefix) =>
            [.. lines.Where(line => line.StartsWith($"moved#NOTE#{note} {prefix}", StringComparison.Ordinal)).Select(line => line.Split(' ')[1]).Order(StringComparer.Ordinal)];

        Of(garden.Source, "EDGE#").ShouldBeEmpty();
        Of(garden.Source, "LINK#").ShouldBeEmpty();
        Of(garden.Target, "EDGE#").ShouldBe([$"EDGE#cites#{garden.Both}", $"EDGE#links-to#{garden.Neighbour}"]);
        Of(garden.Neighbour, "EDGE#").ShouldBe([$"EDGE#links-to#{garden.Target}", $"EDGE#supports#{garden.Target}"]);
        Of(garden.Both, "EDGE#").ShouldBe([$"EDGE#follows#{garden.Target}", $"EDGE#links-to#{garden.Target}"]);
        lines.ShouldContain(line => line.StartsWith($"moved#NOTE#{garden.Target} EDGE#links-to#{garden.Neighbour}", StringComparison.Ordinal) && line.Contains("weight=2", StringComparison.Ordinal)); // the stronger of two
        lines.ShouldContain(line => line.Contains("LINK#links-to#Nobody Yet", StringComparison.Ordinal) && line.Contains($"evidenceNote={garden.Source}", StringComparison.Ordinal));
        lines.ShouldNotContain(line => line.Contains($"WANTED#nobody {garden.Source}", StringComparison.Ordinal));
        var note = JsonNode.Parse((string)(await TestCalls.OfNoteAsync(faults, "moved", "ReadNote", garden.Target))["body"]!)!;
        note["aliases"]!.AsArray().Select(alias => (string)alias!).ShouldBe(["Old Name", "Old Alias"]);
        note["tags"]!.AsArray().Select(tag => (string)tag!).ShouldBe(["shared", "old"], ignoreOrder: true);
        lines.Count(line => line.Contains("#MERGE#", StringComparison.Ordinal)).ShouldBe(0);
        lines.Count(line => line.Contains(" action=merge ", StringComparison.Ordinal) || line.Contains(" action=merge-into ", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task The_words_of_a_merged_note_are_found_in_the_other_and_its_names_mean_the_other()
    {
        var garden = await MergeGarden.PlantAsync(faults, "found");
        await garden.MergeAsync();
        var late = await TestCaptures.IngestAsync(faults, "found", "# Late\n\nI remember [[Old Alias]].\n");

        var index = await ((BrainIndexes)faults.Host.Services.GetService(typeof(BrainIndexes))!).GetAsync(BrainId.Parse("found"), CancellationToken.None);
        var hits = index.Search(new SearchRequest("quokka", 10), []).Hits;
        hits.Where(hit => hit.Terms.Count > 0).ShouldHaveSingleItem().Id.Value.ShouldBe(garden.Target);
        hits.ShouldAllBe(hit => hit.Terms.Count > 0 || hit.Path.Count > 0);
        index.Find(NoteId.Parse(garden.Source)).ShouldBeNull();
        index.Find(NoteId.Parse(late))!.Edges.ShouldHaveSingleItem().Target.Value.ShouldBe(garden.Target);
    }

    [Fact]
    public async Task A_link_that_was_resolved_just_before_the_merge_and_written_just_after_it_reaches_the_other_note()
    {
        var garden = await MergeGarden.PlantAsync(faults, "straddling");
        await garden.MergeAsync();
        var links = (ILinkStore)faults.Host.Services.GetService(typeof(ILinkStore))!;
        var brain = BrainId.Parse("straddling");
        var link = new Link(NoteId.Parse(garden.Both), NoteId.Parse(garden.Source), "embeds", LinkProvenance.Link, 1, 1, null, "owner", DateTimeOffset.UnixEpoch);

        await links.WriteAsync(brain, [link], CancellationToken.None);

        var written = (await links.FromAsync(brain, link.Source, new PageRequest(10), CancellationToken.None)).Items;
        written.Where(each => each.Type == "embeds").ShouldHaveSingleItem().Target.Value.ShouldBe(garden.Target);
    }

    [Fact]
    public async Task While_a_merge_holds_two_notes_nobody_links_them_and_no_other_merge_takes_them()
    {
        var garden = await MergeGarden.PlantAsync(faults, "held");
        await StepAsync(garden, "RunMergeStep", "freeze");

        (await TestCalls.LinkAsync(faults, "held", garden.Neighbour, garden.Source, "cites")).ShouldBe(409);
        (await TestCalls.LinkAsync(faults, "held", garden.Target, garden.Neighbour, "cites")).ShouldBe(409);
        (await (await garden.MergeAsync()).Completion).Error.ShouldBe("NoteFrozenException");
        (await TestCalls.LinkAsync(faults, "held", garden.Target, garden.Neighbour, "cites")).ShouldBe(409); // the merge that failed took only its own marks away
    }

    [Fact]
    public async Task Running_any_step_of_a_merge_twice_changes_nothing()
    {
        var garden = await MergeGarden.PlantAsync(faults, "again");
        foreach (var step in (string[])["freeze", "edges", "names", "links", "tombstone", "publish", "close"])
        {
            await StepAsync(garden, "RunMergeStep", step);
            var once = await garden.DumpAsync();
            await StepAsync(garden, "RunMergeStep", step);
            once.DifferenceTo(await garden.DumpAsync()).ShouldBeEmpty(step);
        }
    }

    [Fact]
    public async Task Undoing_the_steps_of_a_merge_each_twice_restores_the_table()
    {
        var garden = await MergeGarden.PlantAsync(faults, "back");
        var before = await garden.DumpAsync();
        string[] steps = ["freeze", "edges", "names", "links", "tombstone", "publish"];
        foreach (var step in steps)
        {
            await StepAsync(garden, "RunMergeStep", step);
        }

        foreach (var step in steps.Reverse())
        {
            await StepAsync(garden, "UndoMergeStep", step);
            var once = await garden.DumpAsync();
            await StepAsync(garden, "UndoMergeStep", step);
            once.DifferenceTo(await garden.DumpAsync()).ShouldBeEmpty(step);
        }

        before.DifferenceTo(await garden.DumpAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_merge_that_cannot_be_undone_stays_frozen_until_a_redrive_restores_it()
    {
        var garden = await MergeGarden.PlantAsync(faults, "repair");
        var before = await garden.DumpAsync();
        faults.Tasks.Break("Merge Names", "Restore Edges", "Needs Repair");
        var execution = await faults.Host.Workflows.StartAsync("MergeNotesStateMachine", garden.Input, "repair-merge", CancellationToken.None);
        await execution.Completion;

        execution.Status.ShouldBe(ExecutionStatus.Failed);
        faults.Tasks.Calls[^1].ShouldBe("Needs Repair");
        (await TestCalls.LinkAsync(faults, "repair", garden.Neighbour, garden.Source, "cites")).ShouldBe(409);

        faults.Tasks.Plan(null);
        var redriven = await faults.Host.Workflows.RedriveAsync(execution.Arn);
        await redriven.Completion;

        redriven.Status.ShouldBe(ExecutionStatus.Failed); // the merge did not happen, and nothing of it is left
        faults.Tasks.Calls.Distinct().ShouldBe(["Needs Repair"]);
        before.DifferenceTo(await garden.DumpAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Merging_is_asked_for_by_humans_and_twice_is_once()
    {
        var garden = await MergeGarden.PlantAsync(faults, "asked");
        Task<JsonNode> AskAsync(string source, string target, bool agent = false) => TestCalls.OfNoteAsync(faults, "asked", "MergeNotes", source, input =>
        {
            input["body"] = new JsonObject { ["into"] = target }.ToJsonString();
            if (agent)
            {
                input["requestContext"]!["authorizer"]!["jwt"]!["claims"]!["agent"] = "assistant";
            }
        });

        ((int)(await AskAsync(garden.Source, garden.Target, agent: true))["statusCode"]!).ShouldBe(403);
        ((int)(await AskAsync(garden.Source, garden.Source))["statusCode"]!).ShouldBe(400);
        ((int)(await AskAsync(garden.Source, "01JDA3Z5T0M6Q8W2X4Y6Z8A0B2"))["statusCode"]!).ShouldBe(404);
        var first = await AskAsync(garden.Source, garden.Target);
        ((int)first["statusCode"]!).ShouldBe(202);
        var location = (string)first["headers"]!["location"]!;
        var execution = faults.Host.Workflows.Recent.Single(each => location == $"/executions/merge-notes:{each.Name}");
        await execution.Completion;
        execution.Status.ShouldBe(ExecutionStatus.Succeeded);
        ((string)(await AskAsync(garden.Source, garden.Target))["headers"]!["location"]!).ShouldBe(location);
        ((int)(await AskAsync(garden.Neighbour, garden.Source))["statusCode"]!).ShouldBe(409);
    }

    private async Task StepAsync(MergeGarden garden, string function, string step)
    {
        var input = garden.Input;
        (input["execution"], input["step"]) = ("by hand", step);
        while (!(bool)(await faults.InvokeAsync(function, input.ToJsonString()))["done"]!)
        {
            // a step does a bounded part at a time
        }
    }
}
