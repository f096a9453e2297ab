using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Access;
using SecondBrain.Core.Identity;
using SecondBrain.Functions.Tests.Digests;

namespace SecondBrain.Functions.Tests.Identity;

/// <summary>Sharing a brain: who is let in, with which role, and that every change is kept.</summary>
public sealed class MemberTests(IdentityHost host) : IClassFixture<IdentityHost>
{
    [Fact]
    public async Task A_brain_that_was_never_shared_belongs_to_whom_the_token_names()
    {
        using var anybody = host.Client(host.NewBrain(), "anybody");

        (await anybody.MembersAsync()).ShouldBe(["anybody owner"]);
        (await anybody.GetAsync("/notes"))["items"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task The_first_member_makes_who_adds_them_an_owner()
    {
        using var ada = host.Client(host.NewBrain(), "ada");

        (await ada.PutMemberAsync("bob", """{"role":"reader"}""")).Status.ShouldBe(200);

        (await ada.MembersAsync()).ShouldBe(["ada owner", "bob reader"]);
    }

    [Fact]
    public async Task A_shared_brain_does_not_exist_for_a_stranger()
    {
        var brain = await host.SharedBrainAsync();
        using var stranger = host.Client(brain, "stranger");

        var refused = await stranger.AskAsync(HttpMethod.Get, "/notes");

        (refused.Status, refused.Type).ShouldBe((403, "no-such-brain"));
        (await stranger.AskAsync(HttpMethod.Get, "/members")).Type.ShouldBe("no-such-brain");
    }

    [Theory]
    [InlineData("owner", 200, 202, 404, 404, 200)]
    [InlineData("editor", 200, 202, 404, 403, 403)]
    [InlineData("proposer", 200, 403, 403, 403, 403)]
    [InlineData("reader", 200, 403, 403, 403, 403)]
    public async Task A_role_allows_what_its_scopes_say_and_no_more(string role, int read, int write, int review, int erase, int members)
    {
        var brain = await host.SharedBrainAsync();
        using var member = host.Client(brain, role);

        (await member.AskAsync(HttpMethod.Get, "/notes")).Status.ShouldBe(read);
        using (var capture = await member.PostAsync($"# By the {role}\n")) ((int)capture.StatusCode).ShouldBe(write);
        (await member.AskAsync(HttpMethod.Post, "/reviews/01JDA3Z5T0M6Q8W2X4Y6Z8A0B2/decision", """{"decision":"approve"}""")).Status.ShouldBe(review);
        (await member.AskAsync(HttpMethod.Delete, "/notes/01JDA3Z5T0M6Q8W2X4Y6Z8A0B2")).Status.ShouldBe(erase);
        (await member.AskAsync(HttpMethod.Get, "/members")).Status.ShouldBe(members);
    }

    [Fact]
    public async Task A_role_does_not_give_what_the_token_lacks()
    {
        var brain = await host.SharedBrainAsync();
        using var owner = host.Client(brain, "owner", agent: null, Scope.Read);

        (await owner.AskAsync(HttpMethod.Get, "/notes")).Status.ShouldBe(200);
        (await owner.AskAsync(HttpMethod.Get, "/members")).Status.ShouldBe(403);
    }

    [Theory]
    [InlineData("/executions")]
    [InlineData("/budget")]
    [InlineData("/imports/01JDA3Z5T0M6Q8W2X4Y6Z8A0B2")]
    [InlineData("/erasures/01JDA3Z5T0M6Q8W2X4Y6Z8A0B2")]
    public async Task What_may_tell_of_every_note_is_for_owners_only(string path)
    {
        var brain = await host.SharedBrainAsync();
        using var editor = host.Client(brain, "editor");
        using var owner = host.Client(brain, "owner");

        (await editor.AskAsync(HttpMethod.Get, path)).Type.ShouldBe("owners-only");
        (await owner.AskAsync(HttpMethod.Get, path)).Type.ShouldNotBe("owners-only");
    }

    [Fact]
    public async Task The_last_owner_stays()
    {
        using var ada = host.Client(host.NewBrain(), "ada");
        (await ada.RemoveMemberAsync("ada")).Type.ShouldBe("last-owner");
        await ada.PutMemberAsync("bob", """{"role":"editor"}""");

        (await ada.RemoveMemberAsync("ada")).ShouldSatisfyAllConditions(refused => refused.Status.ShouldBe(409), refused => refused.Type.ShouldBe("last-owner"));
        (await ada.PutMemberAsync("ada", """{"role":"editor"}""")).Type.ShouldBe("last-owner");
        (await ada.MembersAsync()).ShouldBe(["ada owner", "bob editor"]);
    }

    [Fact]
    public async Task Two_owners_who_remove_each_other_at_once_leave_one()
    {
        for (var round = 0; round < 5; round++)
        {
            var brain = host.NewBrain();
            using var ada = host.Client(brain, "ada");
            using var bob = host.Client(brain, "bob");
            await ada.PutMemberAsync("bob", """{"role":"owner"}""");

            var results = await Task.WhenAll(ada.RemoveMemberAsync("bob"), bob.RemoveMemberAsync("ada"));

            results.Count(result => result.Status == 204).ShouldBe(1);
            var left = await host.Host.Services.GetRequiredService<IMemberStore>().ReadAsync(BrainId.Parse(brain), CancellationToken.None);
            left.Items.ShouldHaveSingleItem().Role.ShouldBe(BrainRole.Owner);
        }
    }

    [Fact]
    public async Task Members_added_at_once_are_all_there()
    {
        using var ada = host.Client(host.NewBrain(), "ada");

        var added = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => ada.PutMemberAsync($"m{i}", """{"role":"reader"}""")));

        added.ShouldAllBe(result => result.Status == 200);
        (await ada.MembersAsync()).Count.ShouldBe(7);
    }

    [Fact]
    public async Task A_removed_member_is_let_in_no_more()
    {
        var brain = await host.SharedBrainAsync();
        using var owner = host.Client(brain, "owner");
        using var editor = host.Client(brain, "editor");
        (await editor.AskAsync(HttpMethod.Get, "/notes")).Status.ShouldBe(200);

        (await owner.RemoveMemberAsync("editor")).Status.ShouldBe(204);

        (await editor.AskAsync(HttpMethod.Get, "/notes")).Type.ShouldBe("no-such-brain");
        (await owner.RemoveMemberAsync("editor")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Another_process_forgets_a_role_after_half_a_minute()
    {
        var brain = BrainId.Parse(await host.SharedBrainAsync());
        var clock = new DayClock();
        var roles = new RoleLookup(host.Host.Services.GetRequiredService<IMemberStore>(), clock);
        (await roles.FindAsync(brain, "reader", CancellationToken.None)).ShouldBe(BrainRole.Reader);
        using var owner = host.Client(brain.Value, "owner");
        await owner.RemoveMemberAsync("reader");

        (await roles.FindAsync(brain, "reader", CancellationToken.None)).ShouldBe(BrainRole.Reader);
        clock.Advance(RoleLookup.Lifetime);
        (await roles.FindAsync(brain, "reader", CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task Members_are_changed_by_people_only()
    {
        using var agent = host.Client(host.NewBrain(), "ada", agent: "claude");

        (await agent.PutMemberAsync("bob", """{"role":"owner"}""")).Type.ShouldBe("humans-only");
        (await agent.RemoveMemberAsync("ada")).Type.ShouldBe("humans-only");
        (await agent.AskAsync(HttpMethod.Get, "/members")).Type.ShouldBe("humans-only");
    }

    [Theory]
    [InlineData("bob", """{"role":"king"}""")]
    [InlineData("bob", """{"role":"visitor"}""")]
    [InlineData("bob", "{}")]
    [InlineData("bob", "no JSON")]
    [InlineData("bob", """{"role":"owner","agent":"robot"}""")]
    [InlineData("#LIST", """{"role":"reader"}""")]
    [InlineData("two words", """{"role":"reader"}""")]
    public async Task What_is_no_member_is_refused_with_advice(string subject, string json)
    {
        using var ada = host.Client(host.NewBrain(), "ada");

        var refused = await ada.PutMemberAsync(subject, json);

        (refused.Status, refused.Type).ShouldBe((400, "bad-input"));
        (await ada.MembersAsync()).ShouldBe(["ada owner"]);
    }

    [Fact]
    public async Task Every_change_leaves_who_changed_what_from_what_to_what()
    {
        var brain = host.NewBrain();
        using var ada = host.Client(brain, "ada");
        await ada.PutMemberAsync("bob", """{"role":"reader"}""");
        await ada.PutMemberAsync("bob", """{"role":"editor"}""");
        await ada.PutMemberAsync("bob", """{"role":"editor"}"""); // is so already: nothing to keep
        await ada.RemoveMemberAsync("bob");

        using var table = new Amazon.DynamoDBv2.AmazonDynamoDBClient(
            new Amazon.Runtime.BasicAWSCredentials("local", "local"),
            new Amazon.DynamoDBv2.AmazonDynamoDBConfig { ServiceURL = host.Host.DynamoDbEndpoint.ToString(), AuthenticationRegion = "us-east-1" });
        var audit = await TableText.ReadPartitionAsync(table, host.Host.Template.Tables[0].Name, $"{brain}#MEMBER-AUDIT");

        audit.Count.ShouldBe(3);
        audit.ShouldAllBe(line => line.Contains("actor=ada"));
        audit[0].ShouldContain("after={ ada=owner bob=reader}");
        audit[1].ShouldContain("after={ bob=editor}");
        audit[1].ShouldContain("before={ bob=reader}");
        audit[2].ShouldContain("action=remove-member");
        audit[2].ShouldContain("before={ bob=editor}");
    }

    [Fact]
    public async Task What_an_editor_captures_is_shared_and_cannot_be_private()
    {
        var brain = await host.SharedBrainAsync();
        using var editor = host.Client(brain, "editor");
        using var owner = host.Client(brain, "owner");

        var shared = await editor.CaptureAsync("# Ours\n");
        var mine = await owner.CaptureAsync("# Mine\n");
        var refused = await editor.AskAsync(HttpMethod.Post, "/notes", """{"content":"# Hidden","visibility":"private"}""");

        ((string?)(await owner.GetAsync($"/notes/{shared["id"]}"))["visibility"]).ShouldBe("shared");
        ((string?)(await owner.GetAsync($"/notes/{mine["id"]}"))["visibility"]).ShouldBe("private");
        refused.Status.ShouldBe(400);
        refused.Text.ShouldContain("Send shared or public");
    }
}
