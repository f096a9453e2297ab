using SecondBrain.StatesLanguage.Definition;

namespace SecondBrain.StatesLanguage.Tests.Definition;

public sealed class DefinitionTests
{
    private static string Refusal(string definition) => Should.Throw<StateMachineDefinitionException>(() => StateMachineDefinition.Parse(definition)).Message;

    private static string OfState(string state) => $$"""{"StartAt": "S", "States": {"S": {{state}} } }""";

    [Theory]
    [InlineData("{", "not JSON")]
    [InlineData("[]", "a JSON object")]
    [InlineData("{}", "'StartAt' is missing")]
    [InlineData("{}", "'States' is missing")]
    [InlineData("""{"StartAt": "", "States": {"S": {"Type": "Succeed"}}}""", "/StartAt: must not be empty.")]
    [InlineData("""{"StartAt": "S", "States": {"S": {"Type": "Pass", "Next": ""}}}""", "/States/S/Next: must not be empty.")]
    [InlineData("""{"StartAt": "X", "States": {"S": {"Type": "Succeed"}}}""", "/StartAt: There is no state 'X' here.")]
    [InlineData("""{"StartAt": "S", "States": {"S": {"Type": "Succeed"}, "T": {"Type": "Succeed"}}}""", "/States/T: The state 'T' is not reachable.")]
    [InlineData("""{"StartAt": "S", "Hello": 1, "States": {"S": {"Type": "Succeed"}}}""", "/Hello: The field 'Hello' is not supported in a state machine.")]
    [InlineData("""{"QueryLanguage": "JMESPath", "StartAt": "S", "States": {"S": {"Type": "Succeed"}}}""", "/QueryLanguage: has to be JSONPath or JSONata.")]
    [InlineData("""{"Version": "2", "StartAt": "S", "States": {"S": {"Type": "Succeed"}}}""", "/Version: has to be 1.0.")]
    public void A_document_with_a_problem_is_refused_with_its_place(string definition, string problem) => Refusal(definition).ShouldContain(problem);

    [Theory]
    [InlineData("""{"Type": "Passs", "End": true}""", "/States/S/Type: There is no state type 'Passs'.")]
    [InlineData("""{"End": true}""", "/States/S: The field 'Type' is missing.")]
    [InlineData("""{"Type": "Pass"}""", "/States/S: Either 'Next' or 'End' has to be there.")]
    [InlineData("""{"Type": "Pass", "Next": "S", "End": true}""", "exclude each other")]
    [InlineData("""{"Type": "Pass", "Next": "Nowhere"}""", "/States/S: It leads to 'Nowhere', but there is no such state here.")]
    [InlineData("""{"Type": "Pass", "Resource": "x", "End": true}""", "/States/S/Resource: The field 'Resource' is not supported in a state of type Pass.")]
    [InlineData("""{"Type": "Pass", "InputPath": "a", "End": true}""", "/States/S/InputPath: 'a' is not a JSONPath.")]
    [InlineData("""{"Type": "Pass", "ResultPath": "$.a[*]", "End": true}""", "/States/S/ResultPath: '$.a[*]' is not a reference path")]
    [InlineData("""{"Type": "Pass", "Parameters": {"a": [{"b.$": "c"}]}, "End": true}""", "/States/S/Parameters/a/0/b.$: 'c' has to be a JSONPath or an intrinsic function call.")]
    [InlineData("""{"Type": "Pass", "Parameters": {"a.$": 1}, "End": true}""", "The value of 'a.$' has to be a string")]
    [InlineData("""{"Type": "Pass", "Parameters": {"a.$": "States.Formatt('x')"}, "End": true}""", "there is no function 'States.Formatt'")]
    [InlineData("""{"Type": "Pass", "Parameters": {"a.$": "States.MathAdd(1)"}, "End": true}""", "States.MathAdd does not take 1 argument(s)")]
    [InlineData("""{"Type": "Pass", "Parameters": {"a.$": "States.Format('x)"}, "End": true}""", "a closing quote is missing")]
    [InlineData("""{"Type": "Pass", "Parameters": {"a.$": "States.Array(x)"}, "End": true}""", "'x' is not an argument")]
    [InlineData("""{"Type": "Pass", "Parameters": {"a.$": "$.x", "a": 1}, "End": true}""", "A member is there twice")]
    [InlineData("""{"Type": "Wait", "End": true}""", "Exactly one of 'Seconds'")]
    [InlineData("""{"Type": "Wait", "Seconds": -1, "End": true}""", "/States/S/Seconds: has to be an integer from 0 to 99999999.")]
    [InlineData("""{"Type": "Wait", "Timestamp": "tomorrow", "End": true}""", "'tomorrow' is not an RFC 3339 timestamp")]
    [InlineData("""{"Type": "Fail", "Error": "a", "ErrorPath": "$.a"}""", "'Error' and 'ErrorPath' exclude each other.")]
    [InlineData("""{"Type": "Choice", "Choices": []}""", "'Choices' has to have at least one rule.")]
    [InlineData("""{"Type": "Choice", "Choices": [{"Variable": "$.a", "Next": "S"}]}""", "/States/S/Choices/0: Exactly one comparison operator")]
    [InlineData("""{"Type": "Choice", "Choices": [{"StringEquals": "", "Next": "S"}]}""", "'Variable' is missing")]
    [InlineData("""{"Type": "Choice", "Choices": [{"Variable": "$.a", "StringEquals": 1, "Next": "S"}]}""", "/States/S/Choices/0/StringEquals: has to be a string.")]
    [InlineData("""{"Type": "Choice", "Choices": [{"Variable": "$.a", "IsNullPath": "$.b", "Next": "S"}]}""", "Exactly one comparison operator")]
    [InlineData("""{"Type": "Choice", "Choices": [{"And": [{"Variable": "$.a", "IsNull": true, "Next": "S"}], "Next": "S"}]}""", "/States/S/Choices/0/And/0/Next: The field 'Next' is not supported")]
    [InlineData("""{"Type": "Parallel", "Branches": [], "End": true}""", "at least one branch")]
    [InlineData("""{"Type": "Parallel", "Branches": [{"StartAt": "B", "States": {"B": {"Type": "Pass", "Next": "S"}}}], "End": true}""", "/States/S/Branches/0/States/B: It leads to 'S', but there is no such state here.")]
    [InlineData("""{"Type": "Map", "End": true}""", "'ItemProcessor' is missing")]
    [InlineData("""{"Type": "Task", "End": true}""", "'Resource' is missing")]
    [InlineData("""{"Type": "Task", "Resource": "r", "TimeoutSeconds": 5, "TimeoutSecondsPath": "$.t", "End": true}""", "exclude each other")]
    [InlineData("""{"Type": "Task", "Resource": "r", "TimeoutSeconds": 5, "HeartbeatSeconds": 5, "End": true}""", "has to be less than TimeoutSeconds")]
    [InlineData("""{"Type": "Task", "Resource": "r", "Retry": [{"ErrorEquals": []}], "End": true}""", "/States/S/Retry/0/ErrorEquals: has to be an array of at least one error name.")]
    [InlineData("""{"Type": "Task", "Resource": "r", "Retry": [{"ErrorEquals": ["States.ALL", "E"]}], "End": true}""", "States.ALL has to stand alone.")]
    [InlineData("""{"Type": "Task", "Resource": "r", "Retry": [{"ErrorEquals": ["States.ALL"]}, {"ErrorEquals": ["E"]}], "End": true}""", "States.ALL has to be in the last entry")]
    [InlineData("""{"Type": "Task", "Resource": "r", "Retry": [{"ErrorEquals": ["E"], "BackoffRate": 0.5}], "End": true}""", "BackoffRate: has to be a number from 1")]
    [InlineData("""{"Type": "Task", "Resource": "r", "Retry": [{"ErrorEquals": ["E"], "JitterStrategy": "SOME"}], "End": true}""", "has to be FULL or NONE")]
    [InlineData("""{"Type": "Task", "Resource": "r", "Catch": [{"ErrorEquals": ["E"]}], "End": true}""", "/States/S/Catch/0: The field 'Next' is missing.")]
    public void A_state_with_a_problem_is_refused_with_its_place(string state, string problem) => Refusal(OfState(state)).ShouldContain(problem);

    [Fact]
    public void All_problems_are_told_at_once()
    {
        var problems = Should.Throw<StateMachineDefinitionException>(() => StateMachineDefinition.Parse(
            """{"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "X"}, "B/C": {"Type": "Wait", "End": true}, "D": 5}}""")).Problems;
        problems.Select(p => p.Location).ShouldBe(["/States/B~1C", "/States/D", "/States/A", "/States/B~1C"], ignoreOrder: true);
    }

    [Fact]
    public void A_name_of_more_than_80_characters_is_refused() =>
        Refusal($$"""{"StartAt": "{{new string('x', 81)}}", "States": {"{{new string('x', 81)}}": {"Type": "Succeed"} } }""").ShouldContain("at most 80 characters");

    [Fact]
    public void Substitutions_fill_placeholders_and_a_missing_one_is_a_problem()
    {
        const string text = """{"StartAt": "S", "States": {"S": {"Type": "Task", "Resource": "${FunctionArn}", "Parameters": {"a": "x-${B}-$ {C}"}, "End": true}}}""";
        StateMachineDefinition.Parse(text, new Dictionary<string, string> { ["FunctionArn"] = "arn:\"q\"", ["B"] = "b" }).Resources.ShouldBe(["arn:\"q\""]);
        Should.Throw<StateMachineDefinitionException>(() => StateMachineDefinition.Parse(text, new Dictionary<string, string> { ["B"] = "b" }))
            .Message.ShouldContain("/States/S/Resource: There is no substitution for ${FunctionArn}.");
        StateMachineDefinition.Parse(text).Resources.ShouldBe(["${FunctionArn}"]);
    }

    [Fact]
    public void Resources_the_host_cannot_run_are_named()
    {
        var definition = StateMachineDefinition.Parse("""
            {"StartAt": "P", "States": {"P": {"Type": "Parallel", "Branches": [
              {"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "unsupported:a", "End": true}}},
              {"StartAt": "M", "States": {"M": {"Type": "Map", "ItemProcessor": {"StartAt": "B", "States": {"B": {"Type": "Task", "Resource": "ok", "Next": "C"}, "C": {"Type": "Task", "Resource": "unsupported:b", "End": true}}}, "End": true}}}], "End": true}}}
            """);
        definition.Resources.ShouldBe(["unsupported:a", "ok", "unsupported:b"]);
        Should.Throw<StateMachineDefinitionException>(() => definition.Validate(FakeTasks.None)).Problems.Select(p => p.Location).ShouldBe(["A", "C"]);
    }

    [Fact]
    public void Comments_may_stand_everywhere() => StateMachineDefinition.Parse("""
        {"Comment": "c", "StartAt": "M", "States": {"Comment": "c", "M": {"Comment": "c", "Type": "Map", "ItemProcessor": {"Comment": "c", "ProcessorConfig": {"Comment": "c", "Mode": "INLINE"},
          "StartAt": "C", "States": {"C": {"Type": "Choice", "Choices": [{"Comment": "c", "Not": {"Comment": "c", "Variable": "$", "IsNull": true}, "Next": "D"}], "Default": "D"}, "D": {"Type": "Succeed"}}},
          "Retry": [{"Comment": "c", "ErrorEquals": ["E"]}], "Catch": [{"Comment": "c", "ErrorEquals": ["E"], "Next": "E"}], "Next": "E"}, "E": {"Type": "Fail", "Comment": "c"}}}
        """).Resources.ShouldBeEmpty();
}
