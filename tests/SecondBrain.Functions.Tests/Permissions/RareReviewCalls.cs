using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Reviews;
using SecondBrain.Functions.Tests.Reviews;
using SecondBrain.StatesLanguage.Execution;

namespace SecondBrain.Functions.Tests.Permissions;

/// <summary>Answers to workflows that have ended, so that another execution is started, and the one before is looked at.</summary>
internal static class RareReviewCalls
{
    private const int Times = 3;

    public static async Task DecisionsAsync(LifeHost life)
    {
        using var brain = life.Client("rare-decisions");
        using var mail = new HttpClient { BaseAddress = new Uri(life.Host.Url) };
        foreach (var byLink in (bool[])[false, true])
        {
            var (first, second) = (await CaptureAsync(brain, $"# Ash {byLink}\n"), await CaptureAsync(brain, $"# Elm {byLink}\n"));
            await ProposeAsync(brain, first, second);
            var review = await brain.ReviewAsync(each => (string)each["notes"]![0]!["id"]! == first);
            var found = await life.Host.Services.GetRequiredService<IReviewStore>().FindAsync(BrainId.Parse(brain.Brain), ReviewId.Parse((string)review["id"]!), CancellationToken.None);
            var link = await life.Host.Services.GetRequiredService<ReviewLinks>().CreateAsync(found!, ReviewChoice.Approve, TimeSpan.FromDays(1), CancellationToken.None);
            life.Tasks.Break("Apply Decision");
            for (var i = 0; i < Times; i++)
            {
                if (byLink)
                    (await mail.PostAsync(link, content: null)).Dispose();
                else
                    await brain.DecideAsync(review, """{"decision":"approve"}""");
                await life.Host.Workflows.WhenIdleAsync(CancellationToken.None);
            }

            life.Tasks.Plan(null);
        }
    }

    public static async Task ProposalsAsync(LifeHost life)
    {
        using var brain = life.Client("rare-proposals");
        var (first, second) = (await CaptureAsync(brain, "# Ash\n"), await CaptureAsync(brain, "# Elm\n"));
        life.Tasks.Break("Open Review");
        for (var i = 0; i < Times; i++)
        {
            await ProposeAsync(brain, first, second);
            await life.Host.Workflows.WhenIdleAsync(CancellationToken.None);
        }

        life.Tasks.Plan(null);
    }

    public static async Task MergeAsync(LifeHost life)
    {
        using var brain = life.Client("rare-merge");
        var (first, second) = (await CaptureAsync(brain, "# Ash\n\nSee [[Elm]].\n"), await CaptureAsync(brain, "# Elm\n"));
        life.Tasks.Break("Merge Names", "Restore Edges", "Needs Repair");
        for (var i = 0; i < 2; i++)
        {
            (await brain.SendAsync(HttpMethod.Post, $"/notes/{first}/merge", JsonContent.Create(new { into = second }))).Status.ShouldBe(HttpStatusCode.Accepted);
            var execution = life.Host.Workflows.Recent.Last(each => each.Name.Contains($"merge-{first}", StringComparison.Ordinal));
            await execution.Completion; // a second request while it runs would be answered with it
            execution.Status.ShouldBe(ExecutionStatus.Failed);
        }

        life.Tasks.Plan(null);
    }

    private static async Task<string> CaptureAsync(BrainClient brain, string markdown)
    {
        var capture = await brain.CaptureAsync(markdown);
        await brain.ReceiptAsync(capture);
        return (string)capture["id"]!;
    }

    private static Task ProposeAsync(BrainClient brain, string note, string other) => brain.SendAnyAsync(
        HttpMethod.Post, "/proposals", JsonContent.Create(new { kind = "link", note, other, type = "supports" }));
}
