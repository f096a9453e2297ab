using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Aws;

namespace SecondBrain.Functions.Tests.Racing;

/// <summary>Many agents write at once over few connections, and some leave in the middle of a request.</summary>
public sealed class ConcurrentWritersTests(RacingHost racing) : IClassFixture<RacingHost>
{
    private const int Writers = 20;

    private const int NotesOfWriter = 10;

    [Fact]
    public async Task What_concurrent_writers_were_acknowledged_is_there_once_and_whole()
    {
        const string brain = "race-1";
        using var agents = new AgentCalls(racing.Host.Url, racing.TokenOf(brain), connections: 4);
        var ids = (await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => WriteAsync(agents, writer)))).SelectMany(notes => notes).ToDictionary();

        using var owner = new BrainClient(racing.Host.Url, brain, racing.TokenOf(brain));
        var listed = await owner.ListAsync("/notes", limit: 50);
        listed.Select(note => (string)note["title"]!).Order(StringComparer.Ordinal).ShouldBe(ids.Keys.Order(StringComparer.Ordinal));
        var table = racing.Host.Services.GetRequiredService<AwsOptions>().TableName;
        var client = racing.Host.Services.GetRequiredService<IAmazonDynamoDB>();
        foreach (var (title, (id, receipt)) in ids)
        {
            (await owner.Http.GetByteArrayAsync($"/notes/{id}/original")).ShouldBe(Encoding.UTF8.GetBytes(TextOf(title)));
            ((string)(await owner.GetAsync($"/captures/{receipt}"))["note"]!).ShouldBe(id);
            var items = await TableText.ReadPartitionAsync(client, table, $"{brain}#NOTE#{id}");
            items.Count(item => item.Contains($"{id} META", StringComparison.Ordinal)).ShouldBe(1);
            items.Count(item => item.Contains($"{id} ORIGINAL", StringComparison.Ordinal)).ShouldBe(1);
            items.Count(item => item.Contains($"{id} AUDIT#", StringComparison.Ordinal) && item.Contains(" action=capture ", StringComparison.Ordinal)).ShouldBe(1);
            (await TableText.ReadPartitionAsync(client, table, $"{brain}#NAME#{title}")).Single().ShouldContain(id);
        }
    }

    [Fact]
    public async Task All_who_add_the_same_note_at_once_get_the_same_note()
    {
        using var agents = new AgentCalls(racing.Host.Url, racing.TokenOf("race-2"), connections: 8);
        var answers = await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => agents.AddAsync(Note("one note", key: "the same"))));

        answers.Select(answer => (string)answer["id"]!).Distinct().Count().ShouldBe(1);
        answers.Count(answer => !(bool)answer["duplicate"]!).ShouldBe(1);
        (await agents.CallAsync("list_notes", []))["items"]!.AsArray().Count.ShouldBe(1);
    }

    /// <summary>Every third request is left by its caller at some moment and asked again with its key.</summary>
    private static async Task<List<KeyValuePair<string, (string Id, string Receipt)>>> WriteAsync(AgentCalls agents, int writer)
    {
        var random = new Random(writer);
        var written = new List<KeyValuePair<string, (string Id, string Receipt)>>();
        for (var n = 0; n < NotesOfWriter; n++)
        {
            var title = string.Create(CultureInfo.InvariantCulture, $"writer {writer} note {n}");
            if (n % 3 == 0)
            {
                await LeaveAsync(agents, title, TimeSpan.FromMilliseconds(random.Next(80)));
            }

            var answer = await agents.AddAsync(Note(title, key: title));
            var again = await agents.AddAsync(Note(title, key: title));
            ((string)again["id"]!).ShouldBe((string)answer["id"]!);
            written.Add(new(title, ((string)answer["id"]!, (string)answer["receipt"]!)));
        }

        return written;
    }

    private static async Task LeaveAsync(AgentCalls agents, string title, TimeSpan after)
    {
        using var impatience = new CancellationTokenSource(after);
        try
        {
            await agents.AddAsync(Note(title, key: title), impatience.Token);
        }
        catch (OperationCanceledException) when (impatience.IsCancellationRequested)
        {
            // whether the note was written is not known to its writer, who asks again
        }
    }

    private static JsonObject Note(string title, string key) =>
        new() { ["title"] = title, ["content"] = TextOf(title), ["idempotency_key"] = key, ["wait"] = false };

    private static string TextOf(string title) => $"This is what {title} says, ünïcödé and all.";
}
