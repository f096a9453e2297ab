using SecondBrain.StatesLanguage.Definition;
using SecondBrain.StatesLanguage.Diagrams;
using SecondBrain.StatesLanguage.Testing;

namespace SecondBrain.Workflows.Tests.Diagrams;

public sealed class DiagramTests
{
    private const string Definition = """
        {"StartAt": "Ask Model", "States": {
          "Ask Model": {"Type": "Task", "Resource": "arn:aws:states:::bedrock:invokeModel",
            "Retry": [{"ErrorEquals": ["Busy"], "IntervalSeconds": 1}, {"ErrorEquals": ["Never"], "MaxAttempts": 0}],
            "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Give Up"}], "Next": "Is It Good?"},
          "Is It Good?": {"Type": "Choice", "Choices": [{"Variable": "$.score", "NumericGreaterThanEquals": 0.5, "Next": "Keep All"}], "Default": "Give Up"},
          "Keep All": {"Type": "Map", "MaxConcurrency": 2, "Retry": [{"ErrorEquals": ["States.Timeout"], "MaxAttempts": 2}], "End": true,
            "ItemProcessor": {"StartAt": "Keep One", "States": {"Keep One": {"Type": "Task", "Resource": "${KeepFunctionArn}", "End": true} } } },
          "Give Up": {"Type": "Fail"} } }
        """;

    private const string Choice = """{"StartAt": "C", "States": {"C": {"Type": "Choice", "Choices": [RULE]}, "E": {"Type": "Succeed"} } }""";

    [Fact]
    public void A_definition_is_drawn_with_its_boxes_conditions_catches_and_retries()
    {
        const string body = """
              begin(( ))
              s0["Ask Model<br/>bedrock:invokeModel"]
              s1{"Is It Good?"}
              subgraph s2["Keep All<br/>for each item, 2 at a time<br/>retry 2x: timeout"]
                s3["Keep One<br/>Lambda Keep"]
              end
              s4(["Give Up"]):::fail
              done((( )))
              begin --> s0
              s0 --> s1
              s0 -.->|"catch: any error"| s4
              s0 -.->|"retry 3x: Busy"| s0
              s1 -->|"score #gt;= 0.5"| s2
              s1 -->|"otherwise"| s4
              s2 --> done
              linkStyle 2 stroke:#c0392b
              linkStyle 3 stroke:#b9770e

            """;
        var picture = WorkflowDiagram.Parse(Definition).ToMermaid();
        picture.ShouldStartWith("flowchart TD\n");
        picture.ShouldEndWith(body.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("""{"Variable": "$.a.b", "BooleanEquals": true, "Next": "E"}""", "a.b is true")]
    [InlineData("""{"Variable": "$", "IsString": true, "Next": "E"}""", "the input is a string")]
    [InlineData("""{"Variable": "$.a", "IsPresent": false, "Next": "E"}""", "a is missing")]
    [InlineData("""{"Variable": "$.a", "IsNull": false, "Next": "E"}""", "a is not null")]
    [InlineData("""{"Variable": "$$.Execution.Name", "StringMatches": "x-*", "Next": "E"}""", "$$.Execution.Name is like #quot;x-*#quot;")]
    [InlineData("""{"Variable": "$tries", "NumericLessThanPath": "$.most", "Next": "E"}""", "$tries #lt; most")]
    [InlineData("""{"Not": {"Variable": "$.a", "StringEquals": "é#1"}, "Next": "E"}""", "not (a = #quot;é#35;1#quot;)")]
    [InlineData("""{"Or": [{"Variable": "$.a", "IsPresent": true}, {"And": [{"Variable": "$.b", "NumericEquals": 1}, {"Variable": "$.c", "TimestampGreaterThanPath": "$$.State.EnteredTime"}]}], "Next": "E"}""", "a is there or (b = 1 and c #gt; $$.State.EnteredTime)")]
    public void A_condition_reads_as_a_person_would_say_it(string rule, string label) =>
        WorkflowDiagram.Parse(Choice.Replace("RULE", rule, StringComparison.Ordinal)).ToMermaid().ShouldContain($"s0 -->|\"{label}\"| s1");

    [Fact]
    public async Task An_execution_is_drawn_with_the_way_it_took_and_what_it_left_out()
    {
        var run = await StateMachineTest.Parse(Definition).WithTask("Ask Model", """{"score":0.7}""").FailTwice("Busy").WithTask("Keep One", "1")
            .WithTask("Ask Model", """{"score":0.1}""").FailTwice("Busy").RunAsync();
        var picture = WorkflowDiagram.Parse(Definition).ToMermaid(new ExecutionTrace(run.History));

        picture.ShouldContain("s0[\"Ask Model<br/>bedrock:invokeModel<br/>retried 2x\"]:::ran");
        picture.ShouldContain("s3[\"Keep One<br/>Lambda Keep\"]:::idle");
        picture.ShouldContain("class s2 idle");
        // begin, Ask Model -> Is It Good?, the retry, otherwise -> Give Up; not the catch, which leads to the same state
        picture.ShouldContain("linkStyle 0,1,3,5 stroke:#1e8449,stroke-width:3px");
        picture.ShouldContain("linkStyle 2 stroke:#c0392b\n");
    }

    [Fact]
    public async Task A_caught_failure_and_the_state_where_it_stopped_are_told_apart()
    {
        var failing = StateMachineTest.Parse(Definition).WithTask("Ask Model", "1").AlwaysFails("Broken").WithTask("Keep One", "1");
        var caught = WorkflowDiagram.Parse(Definition).ToMermaid(new ExecutionTrace((await failing.RunAsync()).History));
        caught.ShouldContain("linkStyle 0,2 stroke:#1e8449,stroke-width:3px");

        var items = await failing.WithTask("Ask Model", input => input).ForTask("Keep One").AlwaysFails("Broken").RunAsync("""{"score":1}""");
        WorkflowDiagram.Parse(Definition).ToMermaid(new ExecutionTrace(items.History)).ShouldContain("class s2 stopped");
    }

    [Fact]
    public void A_history_of_the_services_command_line_is_read()
    {
        const string history = """
            {"events": [
              {"timestamp": "2026-01-02T03:04:05.000000+00:00", "type": "ExecutionStarted", "id": 1, "previousEventId": 0},
              {"timestamp": 1767323045.5, "type": "TaskStateEntered", "id": 2, "previousEventId": 0, "stateEnteredEventDetails": {"name": "Ask Model"}},
              {"type": "TaskScheduled", "id": 3, "previousEventId": 2}, {"type": "TaskStarted", "id": 4, "previousEventId": 3}, {"type": "TaskFailed", "id": 5, "previousEventId": 4},
              {"type": "TaskScheduled", "id": 6, "previousEventId": 5}, {"type": "TaskStarted", "id": 7, "previousEventId": 6}, {"type": "TaskTimedOut", "id": 8, "previousEventId": 7},
              {"type": "TaskStateExited", "id": 9, "previousEventId": 8, "stateExitedEventDetails": {"name": "Ask Model"}},
              {"type": "FailStateEntered", "id": 10, "previousEventId": 9, "stateEnteredEventDetails": {"name": "Give Up"}},
              {"type": "ExecutionFailed", "id": 11, "previousEventId": 10}]}
            """;
        var picture = WorkflowDiagram.Parse(Definition).ToMermaid(new ExecutionTrace(ExecutionHistoryJson.Read(history)));
        picture.ShouldContain("retried 1x");
        picture.ShouldContain("linkStyle 0,2,3 stroke:#1e8449,stroke-width:3px");
        Should.Throw<FormatException>(() => ExecutionHistoryJson.Read("""{"events": [{"type": "X"}]}""")).Message.ShouldBe("An event has no 'id'.");
        Should.Throw<FormatException>(() => ExecutionHistoryJson.Read("""{"status": "x"}"""));
        Should.Throw<FormatException>(() => ExecutionHistoryJson.Read("nothing"));
    }

    [Fact]
    public void What_cannot_run_is_not_drawn() => Should.Throw<StateMachineDefinitionException>(() => WorkflowDiagram.Parse("""{"StartAt": "A", "States": {} }"""));
}
