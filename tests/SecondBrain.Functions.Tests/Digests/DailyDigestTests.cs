using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Paging;
using SecondBrain.Core.Reviews;
using SecondBrain.Testing;

namespace SecondBrain.Functions.Tests.Digests;

/// <summary>daily-digest over the real functions and table, day after day.</summary>
public sealed class DailyDigestTests(DigestHost host) : IClassFixture<DigestHost>
{
    private static int _brains;

    private readonly string _brain = $"digest-{Interlocked.Increment(ref _brains)}";

    [Fact]
    public async Task An_orphan_is_told_of_once_and_then_less_and_less_often()
    {
        await CaptureAsync("# Lonely\n\nNobody knows me.\n");
        var days = new List<int>();
        for (var day = 0; day < 16; day++)
        {
            host.Clock.Advance(TimeSpan.FromDays(1));
            await host.RunAsync();
            if (await DigestAsync() is { } digest && (string?)digest["date"] == Today) days.Add(day);
        }

        days.ShouldBe([0, 2, 6, 14]);
        Mails().Count.ShouldBe(4);
        ((string?)Mails()[0]["Message"]).ShouldBe($"Notes without a link\n- Lonely (1 day old)\n\nGET /digests/{DateOf(-15)} has it with the notes' ids.\n");
    }

    [Fact]
    public async Task A_second_run_of_a_day_changes_nothing_and_sends_nothing()
    {
        await CaptureAsync("# Lonely\n");
        await CaptureAsync("# Lonelier\n");
        host.Clock.Advance(TimeSpan.FromDays(1));
        await host.RunAsync();
        var once = await host.DumpAsync(_brain);

        await host.RunAsync();

        once.DifferenceTo(await host.DumpAsync(_brain)).ShouldBeEmpty();
        Mails().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_mail_that_was_lost_goes_out_with_the_next_run_of_the_day()
    {
        await CaptureAsync("# Lonely\n");
        host.Clock.Advance(TimeSpan.FromDays(1));
        host.Mailbox.Losing = _brain;
        await host.RunToEndAsync();
        ((string?)(await DigestAsync())!["mailedAt"]).ShouldBeNull();

        host.Mailbox.Losing = null;
        await host.RunAsync();

        ((string?)(await DigestAsync())!["mailedAt"]).ShouldNotBeNull();
        Mails().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_brain_with_nothing_to_say_has_no_digest()
    {
        await CaptureAsync("# One\n\nSee [[Two]].\n");
        await CaptureAsync("# Two\n\nzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz\n");
        host.Clock.Advance(TimeSpan.FromDays(1));

        await host.RunAsync();

        (await DigestAsync()).ShouldBeNull();
        Mails().ShouldBeEmpty();
    }

    [Fact]
    public async Task Alike_notes_names_without_a_note_and_stale_seeds_are_in_their_sections()
    {
        const string Text = "the very same words about the very same thing, and again the very same words";
        await CaptureAsync($"# Alpha\n\n{Text} [[Missing Page]]\n");
        await CaptureAsync($"# Alphb\n\n{Text} [[Missing Page]]\n");
        host.Clock.Advance(TimeSpan.FromDays(31));

        await host.RunAsync();

        var sections = (await DigestAsync())!["sections"]!.AsArray();
        sections.Select(section => (string?)section!["kind"]).ShouldBe(["missing-link", "content-gap", "stale-seed", "orphan"]);
        var alike = sections[0]!["items"]!.AsArray().ShouldHaveSingleItem()!;
        alike["notes"]!.AsArray().Select(note => (string?)note!["title"]).ShouldBe(["Alpha", "Alphb"], ignoreOrder: true);
        ((double)alike["measure"]!).ShouldBeGreaterThan(0.8);
        ((string?)sections[1]!["items"]![0]!["name"]).ShouldBe("Missing Page");
        ((string?)sections[2]!["items"]![0]!["why"]).ShouldBe("31 days untouched");
    }

    [Fact]
    public async Task A_section_shows_no_more_than_five_and_the_rest_on_the_next_day()
    {
        for (var i = 0; i < 7; i++) await CaptureAsync($"# Lone {i}\n");
        host.Clock.Advance(TimeSpan.FromDays(1));
        await host.RunAsync();
        var first = Orphans(await DigestAsync());
        host.Clock.Advance(TimeSpan.FromDays(1));
        await host.RunAsync();
        var second = Orphans(await DigestAsync());

        first.Count.ShouldBe(5);
        second.Count.ShouldBe(2); // what was shown a day ago stays away
        first.Concat(second).Distinct().Count().ShouldBe(7);
    }

    [Fact]
    public async Task A_review_that_waits_comes_with_signed_links_that_decide_it()
    {
        string[] notes = [await CaptureAsync("# One\n\nSee [[Two]].\n"), await CaptureAsync("# Two\n")];
        var input = new JsonObject
        {
            ["brain"] = _brain,
            ["proposal"] = new JsonObject { ["kind"] = "link", ["notes"] = new JsonArray(notes[0], notes[1]), ["type"] = "supports", ["confidence"] = 0.5, ["evidence"] = null, ["by"] = "test" },
        };
        await host.Host.Workflows.StartAsync("ReviewProposalStateMachine", input, name: null, CancellationToken.None);
        var reviews = host.Host.Services.GetRequiredService<IReviewStore>();
        IReadOnlyList<Review> asked;
        do
        {
            asked = (await reviews.ListAsync(BrainId.Parse(_brain), ReviewState.Pending, new PageRequest(), CancellationToken.None)).Items;
        }
        while (asked.Count == 0 || asked[0].AnswerBy is null);

        host.Clock.Advance(TimeSpan.FromDays(1));
        await host.RunAsync();

        var mail = (string)Mails().ShouldHaveSingleItem()["Message"]!;
        mail.ShouldStartWith("Waiting for your decision\n- One / Two (1 day waiting)\n  approve: ");
        foreach (var choice in (string[])[ReviewChoice.Approve, ReviewChoice.Reject])
        {
            var link = new Uri(mail.Split($"  {choice}: ")[1].Split('\n')[0]);
            link.AbsolutePath.ShouldBe(ReviewLinks.Path);
            var signed = await host.Host.Services.GetRequiredService<ReviewLinks>().ReadAsync(link.Query["?token=".Length..], CancellationToken.None);
            signed.ShouldNotBeNull();
            (signed.Review, signed.Choice).ShouldBe((asked[0].Id, choice));
        }
    }

    [Fact]
    public async Task A_digest_is_of_its_own_brain_and_of_its_day()
    {
        await CaptureAsync("# Lonely\n");
        host.Clock.Advance(TimeSpan.FromDays(1));
        await host.RunAsync();

        (await ReadAsync("/digests/{date}", ("date", Today))).Status.ShouldBe(200);
        (await ReadAsync("/digests/{date}", ("date", "2020-01-01"))).Status.ShouldBe(404);
        (await ReadAsync("/digests/{date}", ("date", "today"))).Status.ShouldBe(400);
        (await ReadAsync("/digests/latest", brain: "somebody-else")).Status.ShouldBe(404);
    }

    private string Today => DateOf(0);

    private string DateOf(int days) => host.Clock.GetUtcNow().AddDays(days).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private List<JsonNode> Mails() => [.. host.Mailbox.Mails.Where(mail => (string?)mail["MessageAttributes"]!["brain"]!["StringValue"] == _brain)];

    private static List<string> Orphans(JsonNode? digest) =>
        [.. digest!["sections"]!.AsArray().Single(section => (string?)section!["kind"] == "orphan")!["items"]!.AsArray().Select(item => (string)item!["notes"]![0]!["id"]!)];

    private async Task<JsonNode?> DigestAsync() => await ReadAsync("/digests/latest") is { Status: 200, Body: var body } ? body : null;

    private async Task<(int Status, JsonNode Body)> ReadAsync(string route, (string Name, string Value)? parameter = null, string? brain = null)
    {
        var input = JsonNode.Parse(await File.ReadAllTextAsync(RepositoryPaths.Combine("events", "ReadDigest.json")))!;
        input["routeKey"] = $"GET {route}";
        input["requestContext"]!["authorizer"]!["jwt"]!["claims"]!["brain"] = brain ?? _brain;
        if (parameter is var (name, value)) input["pathParameters"] = new JsonObject { [name] = value };
        var answer = await FunctionCalls.InvokeAsync(host.Host, "ReadDigest", input.ToJsonString());
        return ((int)answer["statusCode"]!, JsonNode.Parse((string)answer["body"]!)!);
    }

    private Task<string> CaptureAsync(string markdown) => IngestedNotes.CaptureAsync(host.Host.Services, _brain, markdown);
}
