using SecondBrain.StatesLanguage.Definition;

namespace SecondBrain.StatesLanguage.Tests.Definition;

/// <summary>What is refused before anything runs, in the service's words where they are known.</summary>
public sealed class JsonataDefinitionTests
{
    [Theory]
    [InlineData("""{"Type": "Pass", "Output": "{% 1 + %}", "End": true}""", "/States/S/Output: The JSONata expression '1 +' is not valid: Unexpected end of expression (at character 3)")]
    [InlineData("""{"Type": "Pass", "Output": {"a": ["{% a[1,2) %}"]}, "End": true}""", "/States/S/Output/a/0: The JSONata expression 'a[1,2)' is not valid: Expected \"]\", got \",\"")]
    [InlineData("""{"Type": "Pass", "Output": "{%%}", "End": true}""", "Unexpected end of expression")]
    [InlineData("""{"Type": "Pass", "Output": {"v": "{% phone %}"}, "End": true}""", "/States/S/Output/v: Reference to 'phone' at the top level is not supported.")]
    [InlineData("""{"Type": "Pass", "Output": "{% $.phone %}", "End": true}""", "Reference to '$' at the top level is not supported.")]
    [InlineData("""{"Type": "Pass", "Output": "{% $states.input.($$.x) %}", "End": true}""", "Reference to '$$' at the top level is not supported.")]
    [InlineData("""{"Type": "Pass", "Output": "{% $count(items) + 1 %}", "End": true}""", "Reference to 'items' at the top level is not supported.")]
    [InlineData("""{"Type": "Pass", "Output": "{% $states.errorOutput %}", "End": true}""", "Reference to '$states.errorOutput' is only supported in a catcher.")]
    [InlineData("""{"Type": "Pass", "InputPath": "$", "End": true}""", "/States/S/InputPath: The QueryLanguage is set to 'JSONata', but field 'InputPath' is only supported for the 'JSONPath' QueryLanguage")]
    [InlineData("""{"Type": "Pass", "Parameters": {}, "End": true}""", "field 'Parameters' is only supported for the 'JSONPath' QueryLanguage")]
    [InlineData("""{"Type": "Pass", "ResultPath": "$.a", "End": true}""", "field 'ResultPath' is only supported for the 'JSONPath' QueryLanguage")]
    [InlineData("""{"Type": "Task", "Resource": "r", "ResultSelector": {}, "End": true}""", "field 'ResultSelector' is only supported for the 'JSONPath' QueryLanguage")]
    [InlineData("""{"Type": "Task", "Resource": "r", "TimeoutSecondsPath": "$.t", "End": true}""", "field 'TimeoutSecondsPath' is only supported for the 'JSONPath' QueryLanguage")]
    [InlineData("""{"Type": "Task", "Resource": "r", "TimeoutSeconds": "5", "End": true}""", "/States/S/TimeoutSeconds: has to be an integer from 1")]
    [InlineData("""{"Type": "Task", "Resource": "r", "Catch": [{"ErrorEquals": ["E"], "ResultPath": "$", "Next": "S"}], "End": true}""", "/States/S/Catch/0/ResultPath: The QueryLanguage is set to 'JSONata'")]
    [InlineData("""{"Type": "Choice", "Choices": [{"Variable": "$.a", "IsNull": true, "Next": "S"}]}""", "field 'Variable' is only supported for the 'JSONPath' QueryLanguage")]
    [InlineData("""{"Type": "Choice", "Choices": [{"Next": "S"}]}""", "/States/S/Choices/0: The field 'Condition' is missing.")]
    [InlineData("""{"Type": "Choice", "Choices": [{"Condition": "yes", "Next": "S"}]}""", "/States/S/Choices/0/Condition: has to be true, false or a JSONata expression.")]
    [InlineData("""{"Type": "Wait", "End": true}""", "Exactly one of 'Seconds' and 'Timestamp' has to be there.")]
    [InlineData("""{"Type": "Wait", "SecondsPath": "$.s", "Seconds": 1, "End": true}""", "field 'SecondsPath' is only supported for the 'JSONPath' QueryLanguage")]
    [InlineData("""{"Type": "Map", "Items": {"a": 1}, "ItemProcessor": {"StartAt": "P", "States": {"P": {"Type": "Succeed"}}}, "End": true}""", "/States/S/Items: has to be an array or a JSONata expression.")]
    [InlineData("""{"Type": "Pass", "Assign": {"states": 1}, "End": true}""", "The variable name 'states' is reserved.")]
    [InlineData("""{"Type": "Pass", "QueryLanguage": "JSONPath", "End": true}""", "/States/S/QueryLanguage: 'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine")]
    [InlineData("""{"Type": "Map", "ItemProcessor": {"QueryLanguage": "JSONata", "StartAt": "P", "States": {"P": {"Type": "Succeed"}}}, "End": true}""", "/States/S/ItemProcessor/QueryLanguage: The field 'QueryLanguage' is not supported")]
    public void A_JSONata_state_with_a_problem_is_refused_with_its_place(string state, string problem) =>
        Refusal($$"""{"QueryLanguage": "JSONata", "StartAt": "S", "States": {"S": {{state}} } }""").ShouldContain(problem);

    [Theory]
    [InlineData("""{"Type": "Pass", "Output": 1, "End": true}""", "/States/S/Output: The QueryLanguage is set to 'JSONPath', but field 'Output' is only supported for the 'JSONata' QueryLanguage")]
    [InlineData("""{"Type": "Task", "Resource": "r", "Arguments": {}, "End": true}""", "field 'Arguments' is only supported for the 'JSONata' QueryLanguage")]
    [InlineData("""{"Type": "Choice", "Choices": [{"Variable": "$.a", "IsNull": true, "Condition": true, "Next": "S"}]}""", "field 'Condition' is only supported for the 'JSONata' QueryLanguage")]
    [InlineData("""{"Type": "Map", "QueryLanguage": "JSONata", "ItemProcessor": {"StartAt": "P", "States": {"P": {"Type": "Succeed", "Output": 1}}}, "End": true}""", "/States/S/ItemProcessor/States/P/Output: The QueryLanguage is set to 'JSONPath'")]
    public void A_JSONPath_state_has_no_field_of_JSONata_also_inside_a_JSONata_state(string state, string problem) =>
        Refusal($$"""{"StartAt": "S", "States": {"S": {{state}} } }""").ShouldContain(problem);

    [Theory]
    [InlineData("$states.input.items[price > 5].name")]
    [InlineData("($f := function($x){ $x.a }; $map($states.input.list, $f))")]
    [InlineData("$states.input.orders^(>total)[0].{'id': id, 'all': *}")]
    [InlineData("$states.input ~> |$|{'seen': true}|")]
    [InlineData("$states.input.list.$")]
    [InlineData("$states.input.list{kind: $count($)}")]
    public void Names_are_no_problem_where_something_is_to_look_them_up_in(string expression) =>
        StateMachineDefinition.Parse($$"""{"QueryLanguage": "JSONata", "StartAt": "S", "States": {"S": {"Type": "Succeed", "Output": "{% {{expression}} %}"} } }""").ShouldNotBeNull();

    private static string Refusal(string definition) => Should.Throw<StateMachineDefinitionException>(() => StateMachineDefinition.Parse(definition)).Message;
}
