using System.Text.Json.Nodes;
using SecondBrain.Functions.Tests.Faults;
using SecondBrain.StatesLanguage.Execution;

namespace SecondBrain.Functions.Tests.Erasure;

public sealed class ErasedReviewTests(FaultHost faults) : IClassFixture<FaultHost>
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_review_that_waits_for_the_owner_ends_with_the_note_that_it_is_about(int erased)
    {
        var brain = $"reviewed-{erased}";
        string[] notes = [await TestCaptures.IngestAsync(faults, brain, "# Regret\n"), await TestCaptures.IngestAsync(faults, brain, "# Neighbour\n")];
        var input = new JsonObject
        {
            ["brain"] = brain,
            ["proposal"] = new JsonObject { ["kind"] = "link", ["notes"] = new JsonArray(notes[0], notes[1]), ["type"] = "supports", ["confidence"] = 0.5, ["evidence"] = null, ["by"] = "test" },
        };
        var review = await faults.Host.Workflows.StartAsync("ReviewProposalStateMachine", input, $"{brain}-review", CancellationToken.None);
        while (!(await faults.DumpAsync(brain)).Lines.Any(line => line.Contains("#REVIEW pending#", StringComparison.Ordinal) && line.Contains(" taskToken=", StringComparison.Ordinal)))
        {
            review.Status.ShouldBe(ExecutionStatus.Running);
        }

        (await new ErasureGarden(faults, brain, notes[erased], "", "").EraseAsync()).Status.ShouldBe(ExecutionStatus.Succeeded);

        (await review.Completion.WaitAsync(TimeSpan.FromSeconds(30))).Status.ShouldBe(ExecutionStatus.Succeeded);
        (await faults.DumpAsync(brain)).Lines.ShouldNotContain(line => line.Contains("#REVIEW", StringComparison.Ordinal));
    }
}
