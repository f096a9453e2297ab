using SecondBrain.Assets.Tests.Template;
using SecondBrain.StatesLanguage.Definition;

namespace SecondBrain.Assets.Tests.Workflows;

public sealed class WorkflowTests
{
    private static readonly IReadOnlyList<WorkflowFile> Files = [.. WorkflowFile.Shipped()];

    private static WorkflowFile Ingest => Files.Single(file => file.Path == "statemachines/ingest-note.asl.json");

    [Fact]
    public void Every_definition_is_accepted_by_the_interpreter_with_the_substitutions_of_the_template()
    {
        foreach (var workflow in SamTemplate.Shipped.Workflows())
        {
            Should.NotThrow(() => Parse(Files.Single(file => file.Path == workflow.DefinitionUri).Text, workflow), workflow.Name);
        }
    }

    [Fact]
    public void Every_state_leads_to_states_that_exist() => Files.SelectMany(WorkflowRules.Targets).ShouldBeEmpty();

    [Fact]
    public void Every_workflow_says_what_it_does_ends_in_time_and_names_its_states_by_verbs() => Files.SelectMany(WorkflowRules.Shape).ShouldBeEmpty();

    [Fact]
    public void Every_task_has_a_timeout_a_jittered_retry_and_a_catch()
    {
        Ingest.States().Count(state => state.Type == "Task").ShouldBeGreaterThan(5);
        Files.SelectMany(WorkflowRules.Resilience).ShouldBeEmpty();
    }

    [Fact]
    public void Every_placeholder_is_substituted_and_every_substitution_is_used() => WorkflowRules.Substitutions(SamTemplate.Shipped, Files).ShouldBeEmpty();

    [Fact]
    public void Every_error_that_a_workflow_names_is_one_that_can_be_thrown()
    {
        Ingest.States().SelectMany(state => state.Errors()).Distinct(StringComparer.Ordinal).Count().ShouldBeGreaterThan(10);
        Files.SelectMany(file => WorkflowRules.Errors(file, ErrorVocabulary.OfFunctions)).ShouldBeEmpty();
    }

    [Fact]
    public void A_definition_that_the_service_would_refuse_is_refused() =>
        Should.Throw<StateMachineDefinitionException>(() => Parse(Ingest.Text.Plant("\"BooleanEquals\": true", "\"BooleanEquals\": \"true\""), SamTemplate.Shipped.Workflows().First()));

    [Theory]
    [InlineData("\"Next\": \"Chunk Note\"", "\"Next\": \"Cut Note\"", "'Is Capture Claimed?' leads to 'Cut Note', which does not exist")]
    [InlineData("\"Default\": \"Embed Chunk\"", "\"Default\": \"Chunk Note\"", "'Is Chunk Embedded?' leads to 'Chunk Note', which does not exist")]
    [InlineData("\"Next\": \"Record Failure\"", "\"Next\": \"Record Success\"", "'Claim Capture' leads to 'Record Success', which does not exist")]
    public void A_target_that_does_not_exist_is_found(string found, string fault, string problem) => WorkflowRules.Targets(Ingest.With(found, fault)).ShouldBe([problem]);

    [Theory]
    [InlineData("\"Comment\": \"Makes", "\"Comments\": \"Makes", "statemachines/ingest-note.asl.json has no Comment")]
    [InlineData("\"TimeoutSeconds\": 270,", "", "statemachines/ingest-note.asl.json has no TimeoutSeconds")]
    [InlineData("\"Store Embedding\": {", "\"Store embedding\": {", "'Store embedding' is not a verb phrase in Title Case")]
    [InlineData("\"Store Embedding\": {", "\"Embedding Storage\": {", "'Embedding Storage' is not a verb phrase in Title Case")]
    [InlineData("\"Is Chunk Embedded?\": {", "\"Is Chunk Embedded\": {", "'Is Chunk Embedded': a Choice, and nothing else, is a question")]
    public void A_workflow_of_another_shape_is_found(string found, string fault, string problem) => WorkflowRules.Shape(Ingest.With(found, fault)).ShouldBe([problem]);

    [Theory]
    [InlineData("\"TimeoutSeconds\": 20,", "", "'Read Chunk' has no TimeoutSeconds")]
    [InlineData("\"JitterStrategy\": \"FULL\"", "\"JitterStrategy\": \"NONE\"", "'Claim Capture' retries without JitterStrategy FULL")]
    [InlineData("\"MaxDelaySeconds\": 20,", "", "'Embed Chunk' retries without MaxDelaySeconds")]
    [InlineData("\"Retry\": [", "\"Retries\": [", "'Claim Capture' has no Retry")]
    [InlineData("\"Catch\": [", "\"Catches\": [", "'Claim Capture' is not caught, by itself or around it")]
    public void A_task_that_can_hang_or_fail_for_good_is_found(string found, string fault, string problem) => WorkflowRules.Resilience(Ingest.With(found, fault)).ShouldBe([problem]);

    [Fact]
    public void A_task_in_a_map_that_nobody_catches_is_found() =>
        WorkflowRules.Resilience(Files.Single(file => file.Path == "statemachines/recover-deferred.asl.json")
                .With("\"ResultPath\": \"$.ready\",\n      \"Catch\": [", "\"ResultPath\": \"$.ready\",\n      \"Catches\": ["))
            .ShouldBe(["'Read Breaker' is not caught, by itself or around it", "'Reopen Breaker' is not caught, by itself or around it"]);

    [Theory]
    [InlineData("ChunkNoteFunctionArn: !GetAtt", "CutNoteFunctionArn: !GetAtt", "IngestNoteStateMachine: ${ChunkNoteFunctionArn} is not substituted", "IngestNoteStateMachine: nothing uses the substitution CutNoteFunctionArn")]
    [InlineData("ingest-note.asl.json", "ingest-notes.asl.json", "IngestNoteStateMachine: there is no statemachines/ingest-notes.asl.json", "statemachines/ingest-note.asl.json belongs to no state machine")]
    public void A_substitution_or_file_without_its_other_half_is_found(string found, string fault, params string[] problems) =>
        WorkflowRules.Substitutions(SamTemplate.Shipped.With(found, fault), Files).ShouldBe(problems);

    [Theory]
    [InlineData("InternalServerErrorException", "InternalServerException")]
    [InlineData("AmazonDynamoDBException", "DynamoDbException")]
    [InlineData("States.Timeout", "States.TimedOut")]
    [InlineData("Bedrock.ThrottlingException", "BedRock.ThrottlingException")]
    public void An_error_that_nothing_throws_is_found(string found, string fault) =>
        WorkflowRules.Errors(Ingest.With($"\"{found}\"", $"\"{fault}\""), ErrorVocabulary.OfFunctions).ShouldHaveSingleItem().ShouldEndWith($"nothing throws {fault}");

    private static void Parse(string json, SamWorkflow workflow) =>
        StateMachineDefinition.Parse(
            json, workflow.Substitutions.ToDictionary(name => name, name => name.EndsWith("FunctionArn", StringComparison.Ordinal) ? $"arn:aws:lambda:us-east-1:000000000000:function:{name}" : name, StringComparer.Ordinal));
}
