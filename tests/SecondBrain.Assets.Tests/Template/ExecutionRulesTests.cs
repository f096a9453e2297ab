namespace SecondBrain.Assets.Tests.Template;

public sealed class ExecutionRulesTests
{
    [Fact]
    public void The_executions_of_every_workflow_can_be_read() => ExecutionRules.Unreadable(SamTemplate.Shipped).ShouldBeEmpty();

    [Theory]
    [InlineData("          INGEST_NOTE_STATE_MACHINE_ARN: !Ref IngestNoteStateMachine\n", "", "IngestNoteStateMachine is in no variable of ReadExecutionsFunction")]
    [InlineData("                - !Ref IngestNoteStateMachine\n", "", "ReadExecutionsFunction may not list the executions of IngestNoteStateMachine")]
    [InlineData(":execution:${IngestNoteStateMachine.Name}:*", ":execution:none:*", "ReadExecutionsFunction may not read the executions of IngestNoteStateMachine")]
    public void A_workflow_that_was_forgotten_is_found(string found, string fault, string problem) =>
        ExecutionRules.Unreadable(SamTemplate.Shipped.With(found, fault)).ShouldContain(problem);
}
