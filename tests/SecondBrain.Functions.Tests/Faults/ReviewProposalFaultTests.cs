using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Paging;
using SecondBrain.Core.Reviews;
using SecondBrain.Testing;

namespace SecondBrain.Functions.Tests.Faults;

/// <summary>review-proposal with each of its task calls failing in turn: the owner's decision is carried out all the same, once.</summary>
public sealed class ReviewProposalFaultTests(FaultHost faults) : IClassFixture<FaultHost>
{
    private const int Calls = 3; // open, ask, apply

    [Theory]
    [InlineData(FaultMoment.BeforeTheCall, false)]
    [InlineData(FaultMoment.AfterItsEffect, false)]
    [InlineData(FaultMoment.BeforeTheCall, true)]
    [InlineData(FaultMoment.AfterItsEffect, true)]
    public async Task A_decision_is_carried_out_once_whatever_fails(FaultMoment moment, bool permanent)
    {
        for (var call = 0; call < Calls; call++)
        {
            var brain = $"review-{moment}-{permanent}-{call}".ToLowerInvariant();
            var source = await TestCaptures.IngestAsync(faults, brain, "# Source\n\nWords.\n");
            var target = await TestCaptures.IngestAsync(faults, brain, "# Target\n");
            faults.Tasks.Plan(new Fault(call, moment, permanent));
            await DecideAsync(brain, await AskAsync(brain, source, target, "first"));
            if (permanent && !await IsApprovedAsync(brain))
            {
                faults.Tasks.Plan(null);
                await DecideAsync(brain, await AskAsync(brain, source, target, "second"));
            }

            await UntilAsync(() => IsApprovedAsync(brain));
            (await CountAsync(brain, " EDGE#supports#")).ShouldBe(1, $"call {call}");
            (await CountAsync(brain, " action=accept ")).ShouldBe(1, $"call {call}");
        }
    }

    /// <summary>Starts the workflow, and waits until the owner is asked or the execution has ended; the review, if one was opened.</summary>
    private async Task<Review?> AskAsync(string brain, string source, string target, string name)
    {
        if (await PendingAsync(brain) is { Asked: > 0 } asked)
        {
            return asked;
        }

        var input = new JsonObject
        {
            ["brain"] = brain,
            ["proposal"] = new JsonObject
            {
                ["kind"] = "link",
                ["notes"] = new JsonArray(source, target),
                ["type"] = "supports",
                ["confidence"] = 0.5,
                ["evidence"] = null,
                ["by"] = "test",
            },
        };
        var execution = await faults.Host.Workflows.StartAsync("ReviewProposalStateMachine", input, $"{brain}-{name}", CancellationToken.None);
        await UntilAsync(async () => execution.Completion.IsCompleted || await PendingAsync(brain) is { Asked: > 0 });
        return await PendingAsync(brain);
    }

    private async Task DecideAsync(string brain, Review? review)
    {
        if (review is null)
        {
            return;
        }

        var request = JsonNode.Parse(await File.ReadAllTextAsync(RepositoryPaths.Combine("events", "DecideReview.json")))!;
        request["pathParameters"]!["id"] = review.Id.Value;
        request["requestContext"]!["authorizer"]!["jwt"]!["claims"]!["brain"] = brain;
        ((int)(await faults.InvokeAsync("DecideReview", request.ToJsonString()))["statusCode"]!).ShouldBe(202);
        await faults.Host.Workflows.WhenIdleAsync(CancellationToken.None);
    }

    private async Task<Review?> PendingAsync(string brain) =>
        (await Reviews.ListAsync(BrainId.Parse(brain), ReviewState.Pending, new PageRequest(), CancellationToken.None)).Items is [var review, ..] ? review : null;

    private async Task<bool> IsApprovedAsync(string brain) =>
        (await Reviews.ListAsync(BrainId.Parse(brain), ReviewState.Approved, new PageRequest(), CancellationToken.None)).Items.Count == 1;

    private async Task<int> CountAsync(string brain, string part) => (await faults.DumpAsync(brain)).Lines.Count(line => line.Contains(part, StringComparison.Ordinal));

    private IReviewStore Reviews => faults.Host.Services.GetRequiredService<IReviewStore>();

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        while (!await holds())
        {
            await Task.Delay(10);
        }
    }
}
