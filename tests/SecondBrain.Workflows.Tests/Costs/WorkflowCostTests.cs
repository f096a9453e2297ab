using SecondBrain.StatesLanguage.Costs;

namespace SecondBrain.Workflows.Tests.Costs;

public sealed class WorkflowCostTests
{
    private static string Task(string resource, string next) => $$"""{"Type": "Task", "Resource": "{{resource}}", {{(next.Length == 0 ? "\"End\": true" : $"\"Next\": \"{next}\"")}} }""";

    private static string Machine(params string[] states) => $$"""{"StartAt": "A", "States": { {{string.Join(",\n", states)}} } }""";

    [Fact]
    public void The_longest_way_to_success_counts_and_not_the_one_to_failure()
    {
        var cost = WorkflowCost.Of(Machine(
            $"\"A\": {Task("${ClaimFunctionArn}", "B")}",
            """ "B": {"Type": "Choice", "Choices": [{"Variable": "$.x", "IsPresent": true, "Next": "C"}], "Default": "F1"} """,
            $"\"C\": {Task("arn:aws:states:::dynamodb:getItem", "D")}",
            $"\"D\": {Task("arn:aws:states:::lambda:invoke.waitForTaskToken", "")}",
            """ "F1": {"Type": "Pass", "Next": "F2"} """, """ "F2": {"Type": "Pass", "Next": "F3"} """, """ "F3": {"Type": "Pass", "Next": "F4"} """, """ "F4": {"Type": "Fail"} """));

        (cost.Fixed.Transitions, cost.Fixed.LambdaInvocations).ShouldBe((4, 2));
        cost.Fixed.ServiceCalls.ShouldBe(["dynamodb:getItem"]);
        cost.PerItem.ShouldBeEmpty();
    }

    [Fact]
    public void A_loop_is_gone_through_once() =>
        WorkflowCost.Of(Machine(
            $"\"A\": {Task("${F}", "B")}",
            """ "B": {"Type": "Choice", "Choices": [{"Variable": "$.x", "IsPresent": true, "Next": "W"}], "Default": "S"} """,
            """ "W": {"Type": "Wait", "Seconds": 5, "Next": "A"} """,
            """ "S": {"Type": "Succeed"} """)).Fixed.Transitions.ShouldBe(3);

    [Fact]
    public void All_branches_of_a_Parallel_count_and_an_item_of_each_Map_by_itself()
    {
        var inner = $$"""{"Type": "Map", "ItemProcessor": {"StartAt": "I", "States": {"I": {{Task("arn:aws:states:::dynamodb:putItem", "")}} } }, "End": true}""";
        var outer = $$"""{"Type": "Map", "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "EXPRESS"}, "StartAt": "J", "States": {"J": {{Task("${JFunctionArn}", "Inner")}}, "Inner": {{inner}} } }, "Next": "P"}""";
        var parallel = $$"""{"Type": "Parallel", "Branches": [{"StartAt": "X", "States": {"X": {{Task("${XFunctionArn}", "")}} } }, {"StartAt": "Y", "States": {"Y": {{Task("arn:aws:states:::sns:publish", "Z")}}, "Z": {"Type": "Pass", "End": true} } }], "End": true}""";
        var cost = WorkflowCost.Of(Machine($"\"A\": {outer}", $"\"P\": {parallel}"));

        (cost.Fixed.Transitions, cost.Fixed.LambdaInvocations).ShouldBe((5, 1));
        cost.PerItem.Select(item => (item.Map, item.Each.Transitions, item.Each.LambdaInvocations, item.Child)).ShouldBe(
            [("A", 2, 1, ItemExecution.Express), ("A > Inner", 1, 0, ItemExecution.Inline)]);
    }
}
