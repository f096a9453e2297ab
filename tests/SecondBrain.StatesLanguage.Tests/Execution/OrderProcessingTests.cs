using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Execution;
using SecondBrain.StatesLanguage.Tasks;
using SecondBrain.Testing;

namespace SecondBrain.StatesLanguage.Tests.Execution;

/// <summary>The mission's own example workflow, down each of its paths.</summary>
public sealed class OrderProcessingTests
{
    private const string Order = """{"order":{"items":[{"sku":"a"},{"sku":"b"}]},"inventory":{"available":true},"confirmationMessage":"Thanks"}""";

    private static Machine Order_machine(Func<TaskInvocation, JsonNode?> run, out FakeTasks tasks) =>
        new(File.ReadAllText(SharedData.Combine("asl", "order-processing.asl.json")), tasks = FakeTasks.Of(run));

    // The payment's result replaces the input, so it has to bring the order on.
    private static JsonNode? Succeed(TaskInvocation invocation) => invocation.StateName == "ProcessItem" ? $"done {invocation.Input!["sku"]}" : invocation.Input!.DeepClone();

    [SharedDataFact("asl/order-processing.asl.json")]
    public void Items_of_a_Parallels_result_cannot_be_found_as_the_example_is_written()
    {
        // The example maps over $.order.items of an array (the Parallel's result): the service fails there too.
        var result = Order_machine(Succeed, out var tasks).Run(Order);
        result.Error.ShouldBe("States.Runtime");
        tasks.Invocations.Select(i => i.StateName).ShouldBe(["ValidateOrder", "ChargeCard", "SendConfirmation"]);
        tasks.Invocations.Single(i => i.StateName == "SendConfirmation").Input!.ToJsonString()
            .ShouldBe("""{"TopicArn":"arn:aws:sns:us-east-1:123456789012:order-confirmations","Message":"Thanks"}""");
    }

    [SharedDataFact("asl/order-processing.asl.json")]
    public void With_the_payments_result_set_aside_every_item_is_processed()
    {
        var definition = File.ReadAllText(SharedData.Combine("asl", "order-processing.asl.json")).Replace("\"Next\": \"ProcessItems\"", "\"ResultPath\": \"$.payment\", \"Next\": \"ProcessItems\"", StringComparison.Ordinal);
        var result = new Machine(definition, FakeTasks.Of(Succeed)).Run(Order);
        result.Output!.ToJsonString().ShouldBe("""["done a","done b"]""");
        result.Trace().ShouldEndWith("MapStateSucceeded MapStateExited(ProcessItems) SucceedStateEntered(OrderComplete) SucceedStateExited(OrderComplete) ExecutionSucceeded");
    }

    [SharedDataFact("asl/order-processing.asl.json")]
    public void Out_of_stock_is_told_and_fails_the_order()
    {
        var result = Order_machine(Succeed, out var tasks).Run(Order.Replace("true", "false", StringComparison.Ordinal));
        (result.Error, result.Cause).ShouldBe((null, "Order processing failed"));
        tasks.Invocations.Last().Input!["Message"]!.GetValue<string>().ShouldBe("Item out of stock");
    }

    [SharedDataFact("asl/order-processing.asl.json")]
    public void A_failed_validation_is_retried_three_times_then_fails_the_order()
    {
        var machine = Order_machine(_ => throw new TaskFailedException("Lambda.ServiceException", "busy"), out var tasks);
        var result = machine.Run(Order);
        result.Cause.ShouldBe("Order processing failed");
        tasks.Invocations.Count.ShouldBe(4);
        machine.Elapsed.ShouldBe(TimeSpan.FromSeconds(2 + 4 + 8));
    }

    [SharedDataFact("asl/order-processing.asl.json")]
    public void A_declined_card_fails_the_execution()
    {
        var result = Order_machine(i => i.StateName == "ChargeCard" ? throw new TaskFailedException("CardDeclined", "no") : Succeed(i), out _).Run(Order);
        result.Status.ShouldBe(ExecutionStatus.Failed);
        result.Error.ShouldBe("CardDeclined");
    }
}
