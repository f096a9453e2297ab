using SecondBrain.Assets.Tests.Template;
using SecondBrain.Functions.Telemetry;

namespace SecondBrain.Assets.Tests.Documentation;

/// <summary>docs/operations.md names what there is: alarms, fields of the log, outputs and resources of the stack.</summary>
public sealed class OperationsTests
{
    private static MarkdownPage Page => new("docs/operations.md", Checkout.Read("docs/operations.md"));

    private static IReadOnlyList<string> Alarms => [.. SamTemplate.Shipped.ResourcesOf("AWS::CloudWatch::Alarm").Select(alarm => alarm.Name).Order(StringComparer.Ordinal)];

    private static HashSet<string> Outputs => [.. OperationsRules.OutputsOf(SamTemplate.Shipped.Text)];

    [Fact]
    public void Every_alarm_has_its_section_and_every_section_its_alarm()
    {
        Alarms.Count.ShouldBeGreaterThan(5);
        OperationsRules.Alarms(Page.Text).Order(StringComparer.Ordinal).ShouldBe(Alarms);
    }

    [Fact]
    public void Every_field_that_a_query_names_is_one_that_is_written()
    {
        var queries = Page.Blocks().Where(block => block.Language == "insights").Select(block => block.Text).ToList();

        queries.Count.ShouldBeGreaterThan(8);
        queries.SelectMany(query => OperationsRules.UnknownFields(query, LogFields.All)).ShouldBeEmpty();
    }

    [Fact]
    public void The_page_says_of_every_field_what_it_is() =>
        LogFields.All.Where(field => !Page.Text.Contains($"`{field}`", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void Commands_name_outputs_resources_and_parameters_of_the_stack() =>
        OperationsRules.UnknownNames(Page, Outputs, SamTemplate.Shipped.ResourceNames, SamTemplate.Shipped.Parameters).ShouldBeEmpty();

    [Theory]
    [InlineData("fields timestamp, title | filter capture = \"x\"", "title")]
    [InlineData("filter functon = \"x\" | stats count(*) as calls by brain", "functon")]
    [InlineData("stats sum(duration) as seconds by function | sort seconds desc", "duration")]
    [InlineData("fields record.status | filter type = \"platform.report\" and record.statsu != \"success\"", "record.statsu")]
    public void A_query_on_a_field_that_nobody_writes_is_found(string query, string field) =>
        OperationsRules.UnknownFields(query, LogFields.All).ShouldBe([field]);

    [Fact]
    public void A_command_that_names_what_the_stack_has_not_is_found() => OperationsRules.UnknownNames(
        new MarkdownPage("p", "```sh\naws x \"$(output TabelName)\" \"$(physical NoFunction)\"\nsam deploy --parameter-overrides Metrics=off Metric=on\n```\n"), Outputs, SamTemplate.Shipped.ResourceNames, SamTemplate.Shipped.Parameters)
        .ShouldBe(["TabelName is no output", "NoFunction is no resource", "Metric is no parameter"]);

    [Fact]
    public void A_function_on_Lambda_carries_no_OpenTelemetry() =>
        Checkout.Read("functions/packages.lock.json").ShouldNotContain("OpenTelemetry");
}
