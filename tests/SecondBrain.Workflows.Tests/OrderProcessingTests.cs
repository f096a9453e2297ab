using SecondBrain.StatesLanguage.Coverage;
using SecondBrain.StatesLanguage.Diagrams;
using SecondBrain.StatesLanguage.Testing;
using SecondBrain.Testing;

namespace SecondBrain.Workflows.Tests;

/// <summary>The example that the project's mission came with, as it is, down every path.</summary>
public sealed class OrderProcessingTests
{
    private const string File = "asl/order-processing.asl.json";

    private const string Order = """{"order":{"items":[{"sku":"a"},{"sku":"b"}]},"inventory":{"available":true},"confirmationMessage":"Thanks"}""";

    private static string Path => SharedData.Combine(File.Split('/'));

    private static StateMachineTest Load() => Mocked(StateMachineTest.Load(Path));

    private static StateMachineTest Mocked(StateMachineTest test) => test
        .WithTask("ValidateOrder", order => order)
        .WithTask("ChargeCard", """{"charged":true}""")
        .WithTask("SendConfirmation", """{"MessageId":"1"}""")
        .WithTask("ProcessItem", item => $"done {item["sku"]}")
        .WithTask("OutOfStock", """{"MessageId":"2"}""");

    // The Map reads $.order.items of the Parallel's result, which is an array: the service fails there too.
    [SharedDataFact(File)]
    public async Task As_it_is_written_the_Map_finds_no_items_in_the_result_of_the_Parallel()
    {
        var run = (await Load().RunAsync(Order)).ShouldFail("States.Runtime");
        run.ShouldFollow("ValidateOrder", "CheckInventory", "ProcessPayment", "ProcessItems");
        run.PathIn("ProcessPayment").ShouldBe(["ChargeCard", "SendConfirmation"], ignoreOrder: true);
        run.Calls("SendConfirmation")[0]!["Message"]!.GetValue<string>().ShouldBe("Thanks");
    }

    [SharedDataFact(File)]
    public async Task Out_of_stock_is_told_and_fails_the_order()
    {
        var run = await Load().RunAsync(Order.Replace("true", "false", StringComparison.Ordinal));
        run.ShouldFail().ShouldFollow("ValidateOrder", "CheckInventory", "OutOfStock", "OrderFailed");
        run.Cause.ShouldBe("Order processing failed");
        run.Calls("OutOfStock")[0]!["TopicArn"]!.GetValue<string>().ShouldEndWith(":inventory-alerts");
    }

    [SharedDataFact(File)]
    public async Task A_validation_that_cannot_be_reached_is_retried_three_times()
    {
        var run = await Load().ForTask("ValidateOrder").Fails(3, "Lambda.ServiceException").RunAsync(Order);
        run.Retries("ValidateOrder").Select(retry => retry.Delay.TotalSeconds).ShouldBe([2, 4, 8]);
        run.Path.Count.ShouldBe(4);
    }

    [SharedDataFact(File)]
    public async Task A_validation_that_fails_ends_the_order()
    {
        var run = await Load().ForTask("ValidateOrder").AlwaysFails("InvalidOrder").RunAsync(Order);
        run.ShouldFail().ShouldFollow("ValidateOrder", "OrderFailed");
    }

    [SharedDataFact(File)]
    public async Task A_declined_card_fails_the_execution_for_nothing_catches_it()
    {
        var run = await Load().ForTask("ChargeCard").AlwaysFails("CardDeclined").RunAsync(Order);
        run.ShouldFail("CardDeclined").ShouldFollow("ValidateOrder", "CheckInventory", "ProcessPayment");
    }

    [SharedDataFact(File)]
    public async Task The_picture_of_an_execution_shows_the_way_it_took_and_its_retries()
    {
        var run = await Load().ForTask("ValidateOrder").FailTwice("Lambda.ServiceException").RunAsync(Order.Replace("true", "false", StringComparison.Ordinal));
        var picture = WorkflowDiagram.Parse(System.IO.File.ReadAllText(Path)).ToMermaid(new ExecutionTrace(run.History));

        picture.ShouldContain("s0[\"ValidateOrder<br/>Lambda ValidateOrder<br/>retried 2x\"]:::ran");
        picture.ShouldContain("s7[\"OutOfStock<br/>sns:publish\"]:::ran");
        picture.ShouldContain("s3[\"ChargeCard<br/>Lambda ChargeCard\"]:::idle");
        picture.ShouldContain("class s2 idle");
    }

    [SharedDataFact(File)]
    public async Task With_the_payments_result_set_aside_every_item_is_processed()
    {
        var mended = System.IO.File.ReadAllText(Path).Replace("\"Next\": \"ProcessItems\"", "\"ResultPath\": \"$.payment\", \"Next\": \"ProcessItems\"", StringComparison.Ordinal);
        var run = (await Mocked(StateMachineTest.Parse(mended)).RunAsync(Order)).ShouldSucceed();
        run.ShouldFollow("ValidateOrder", "CheckInventory", "ProcessPayment", "ProcessItems", "OrderComplete");
        run.Output!.ToJsonString().ShouldBe("""["done a","done b"]""");
    }

    [SharedDataFact(File)]
    public async Task Every_edge_is_executed_but_the_three_that_no_input_reaches()
    {
        StateMachineRun[] runs =
        [
            await Load().RunAsync(Order),
            await Load().RunAsync(Order.Replace("true", "false", StringComparison.Ordinal)),
            await Load().ForTask("ValidateOrder").AlwaysFails("Lambda.ServiceException").RunAsync(Order),
        ];
        var edges = CoverageReport.Read("nowhere").Of(Path).Edges;

        edges.Count.ShouldBe(18);
        edges.Select(edge => edge.Id).Except(runs.SelectMany(run => run.Edges), StringComparer.Ordinal)
            .ShouldBe(["ProcessItems|next", "ProcessItems/ProcessItem", "OrderComplete"]);
    }
}
