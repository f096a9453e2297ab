using SecondBrain.StatesLanguage.Testing;

namespace SecondBrain.Workflows.Tests;

public sealed class ReviewProposalTests
{
    private const string Input = """{"brain":"b","proposal":{"kind":"link","notes":["s","t"],"type":"supports","confidence":0.5,"evidence":null,"by":"m"}}""";

    private const string Known = """{"brain":"b","review":"R","proposal":{"kind":"link"}}""";

    private static readonly string[] Asking = ["Is Review Known?", "Open Review", "Is Review Needed?", "Keep Review", "Ask Owner"];

    private static readonly TimeSpan Patience = TimeSpan.FromDays(14);

    /// <summary>The owner approves after two days.</summary>
    private static StateMachineTest Review { get; } = StateMachineTest
        .Load("statemachines/review-proposal.asl.json", new Dictionary<string, string> { ["ReviewTimeoutSeconds"] = "1209600" })
        .WithTask("Open Review", """{"needed":true,"review":"R"}""")
        .WaitsForToken("Ask Owner", TimeSpan.FromDays(2), """{"review":"R"}""")
        .WithTask("Apply Decision", Outcome("approve"))
        .WithTask("Expire Review", Outcome("expire"))
        .WithTask("Start Merge", """{"ExecutionArn":"a"}""");

    [Theory]
    [InlineData("approve")]
    [InlineData("edit")]
    [InlineData("reject")]
    public async Task The_owner_is_asked_and_the_decision_is_applied(string decision)
    {
        var run = await Review.WithTask("Apply Decision", Outcome(decision)).RunAsync(Input);
        run.ShouldSucceed().ShouldFollow([.. Asking, "Apply Decision", "Has Owner Decided?", "Leave As Decided"]);
        run.Duration.ShouldBe(TimeSpan.FromDays(2));
        run.Calls("Apply Decision")[0]!.ToJsonString().ShouldBe("""{"brain":"b","review":"R","expired":false}""");
        var asked = run.Calls("Ask Owner")[0]!["Payload"]!;
        asked["taskToken"]!.GetValue<string>().ShouldNotBeEmpty();
        asked["patienceSeconds"]!.GetValue<long>().ShouldBe(1209600);
    }

    [Fact]
    public async Task A_snoozed_review_is_asked_again_at_its_time()
    {
        var run = await Review.WithTaskSequence("Apply Decision", Outcome("snooze", until: "2026-02-01T08:00:00.000Z"), Outcome("reject")).RunAsync(Input);
        run.ShouldSucceed().ShouldFollow(
            [.. Asking, "Apply Decision", "Has Owner Decided?", "Wait For Owner", "Keep Asking", "Ask Owner", "Apply Decision", "Has Owner Decided?", "Leave As Decided"]);
        run.Calls("Ask Owner").Select(call => (string?)call!["Payload"]!["taskToken"]).ShouldBeUnique();
    }

    [Fact]
    public async Task A_review_that_nobody_answers_expires()
    {
        var run = await Review.WithTask("Ask Owner", "{}").Never().RunAsync(Input);
        run.ShouldSucceed().ShouldFollow([.. Asking, "Expire Review", "Has Owner Decided?", "Leave Undecided"]);
        run.Duration.ShouldBe(Patience);
        run.Calls("Expire Review")[0]!["expired"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task A_proposal_that_was_decided_before_is_not_asked_again()
    {
        var run = await Review.WithTask("Open Review", """{"needed":false,"review":null}""").RunAsync(Input);
        run.ShouldSucceed().ShouldFollow("Is Review Known?", "Open Review", "Is Review Needed?", "Leave As Decided");
    }

    [Fact]
    public async Task A_decision_about_a_review_that_nothing_waits_for_is_applied_at_once() =>
        (await Review.RunAsync(Known)).ShouldSucceed().ShouldFollow("Is Review Known?", "Apply Decision", "Has Owner Decided?", "Leave As Decided");

    [Fact]
    public async Task An_expired_review_can_be_snoozed_and_is_asked_again()
    {
        var run = await Review.WithTaskSequence("Apply Decision", Outcome("snooze", until: "2026-02-01T08:00:00.000Z"), Outcome("approve")).RunAsync(Known);
        run.ShouldSucceed().Path[^1].ShouldBe("Leave As Decided");
        run.Entered("Ask Owner").ShouldBe(1);
    }

    [Fact]
    public async Task An_owner_who_is_faster_than_the_question_is_not_asked()
    {
        var run = await Review.WithTask("Ask Owner", "{}").AlwaysFails("ReviewDecidedException").RunAsync(Input);
        run.ShouldSucceed().ShouldFollow([.. Asking, "Apply Decision", "Has Owner Decided?", "Leave As Decided"]);
    }

    [Fact]
    public async Task A_question_about_a_note_that_was_erased_ends() =>
        (await Review.WithTask("Ask Owner", "{}").AlwaysFails("ReviewNotFoundException").RunAsync(Input)).ShouldSucceed().ShouldFollow([.. Asking, "Leave Erased Review"]);

    [Fact]
    public async Task A_review_that_was_erased_before_its_decision_is_carried_out_or_before_it_expires_is_left()
    {
        (await Review.ForTask("Apply Decision").AlwaysFails("ReviewNotFoundException").RunAsync(Input)).ShouldSucceed().ShouldFollow([.. Asking, "Apply Decision", "Leave Erased Review"]);
        var expiring = Review.WithTask("Ask Owner", "{}").Never();
        (await expiring.ForTask("Expire Review").AlwaysFails("ReviewNotFoundException").RunAsync(Input)).ShouldSucceed().ShouldFollow([.. Asking, "Expire Review", "Leave Erased Review"]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("StepFunctions.ExecutionAlreadyExistsException")]
    public async Task An_approved_merge_is_started_and_a_second_start_is_the_first_one(string? error)
    {
        var test = Review.WithTask("Apply Decision", Outcome("approve", kind: "merge"));
        var run = await (error is null ? test : test.ForTask("Start Merge").AlwaysFails(error)).RunAsync(Input);
        run.ShouldSucceed().Path.TakeLast(3).ShouldBe(["Has Owner Decided?", "Start Merge", "Leave As Decided"]);
        var started = run.Calls("Start Merge")[0]!;
        started["Name"]!.GetValue<string>().ShouldBe("b-merge-t-s");
        started["Input"]!.ToJsonString().ShouldBe("""{"brain":"b","source":"t","target":"s","actor":"owner","session":""}""");
    }

    [Fact]
    public async Task A_decision_that_the_workflow_does_not_know_fails_it() =>
        (await Review.WithTask("Apply Decision", Outcome("postpone")).RunAsync(Input)).ShouldFail("UnknownDecision");

    [Theory]
    [InlineData("Open Review", "AmazonDynamoDBException")]
    [InlineData("Apply Decision", "AmazonDynamoDBException")]
    [InlineData("Start Merge", "StepFunctions.ThrottlingException")]
    public async Task A_passing_error_is_retried_and_one_that_stays_ends_the_execution(string state, string error)
    {
        var test = Review.WithTask("Apply Decision", Outcome("approve", kind: "merge"));
        (await test.ForTask(state).FailTwice(error).RunAsync(Input)).ShouldSucceed().Retries(state).Count.ShouldBe(2);
        (await test.ForTask(state).AlwaysFails("BadInputException").RunAsync(Input)).ShouldFail("BadInputException").Path[^1].ShouldBe("Give Up");
    }

    [Fact]
    public async Task A_question_that_cannot_be_asked_is_retried_and_then_given_up()
    {
        var unasked = Review.WithTask("Ask Owner", "{}");
        var run = await unasked.AlwaysFails("AmazonDynamoDBException").RunAsync(Input);
        run.ShouldFail("AmazonDynamoDBException").Retries("Ask Owner").Count.ShouldBe(4);
    }

    [Fact]
    public async Task An_expiry_that_cannot_be_written_is_retried_and_then_given_up()
    {
        var late = Review.WithTask("Ask Owner", "{}").Never();
        (await late.ForTask("Expire Review").FailOnce("AmazonDynamoDBException").RunAsync(Input)).ShouldSucceed().Retries("Expire Review").Count.ShouldBe(1);
        (await late.ForTask("Expire Review").AlwaysFails("BadInputException").RunAsync(Input)).ShouldFail("BadInputException");
    }

    private static string Outcome(string decision, string kind = "link", string? until = null) =>
        $$"""{"decision":"{{decision}}","kind":"{{kind}}","notes":["s","t"],"actor":"owner","until":{{(until is null ? "null" : $"\"{until}\"")}},"merge":"b-merge-t-s"}""";
}
