using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using SecondBrain.Local.Hosting;
using SecondBrain.Local.Invoke;
using SecondBrain.Local.Schedules;
using SecondBrain.Local.Template;
using SecondBrain.Local.Tests.Hosting;
using SecondBrain.Local.Tests.Template;
using SecondBrain.Local.Workflows;
using SecondBrain.Local.Workflows.Standard;

namespace SecondBrain.Local.Tests.Schedules;

public sealed class ScheduleRunnerTests
{
    [Fact]
    public async Task A_rule_sends_the_event_that_EventBridge_sends()
    {
        var sent = await FireAsync("Type: Schedule, Properties: { Schedule: rate(1 hour), Name: Hourly }", TimeSpan.FromHours(1));

        sent.GetProperty("detail-type").GetString().ShouldBe("Scheduled Event");
        sent.GetProperty("source").GetString().ShouldBe("aws.events");
        sent.GetProperty("time").GetString().ShouldBe("2026-11-22T11:00:00Z");
        sent.GetProperty("resources")[0].GetString().ShouldBe("arn:aws:events:us-east-1:000000000000:rule/Hourly");
    }

    [Fact]
    public async Task A_constant_input_is_sent_as_it_is() =>
        (await FireAsync("Type: ScheduleV2, Properties: { ScheduleExpression: 'cron(30 10 * * ? *)', Input: '{\"task\":\"digest\"}' }", TimeSpan.FromMinutes(30)))
            .GetProperty("task").GetString().ShouldBe("digest");

    [Fact]
    public async Task A_scheduler_without_input_sends_an_empty_object() =>
        (await FireAsync("Type: ScheduleV2, Properties: { ScheduleExpression: rate(5 minutes) }", TimeSpan.FromMinutes(5))).GetRawText().ShouldBe("{}");

    [Theory]
    [InlineData("Type: Schedule, Properties: { Schedule: rat(7 days) }", "'rat' is not rate, cron or at")]
    [InlineData("Type: ScheduleV2, Properties: { ScheduleExpression: rate(1 day), ScheduleExpressionTimezone: Mars/Olympus }", "Mars/Olympus")]
    [InlineData("Type: ScheduleV2, Properties: { ScheduleExpression: rate(1 day), Input: 'not json' }", "is an invalid")]
    public void A_schedule_that_cannot_fire_is_refused_with_its_line(string declared, string problem)
    {
        var template = Read(declared);

        var refusal = Should.Throw<TemplateException>(() => Runner(template, new ManualClock(DateTimeOffset.UnixEpoch), _ => { }));

        refusal.Message.ShouldStartWith("template.yaml:");
        refusal.Message.ShouldContain(problem);
    }

    [Fact]
    public async Task A_disabled_schedule_does_not_fire()
    {
        var clock = new ManualClock(DateTimeOffset.UnixEpoch);
        await using var runner = Runner(Read("Type: Schedule, Properties: { Schedule: rate(1 hour), Enabled: false }"), clock, _ => throw new InvalidOperationException());
        runner.Start();

        clock.Advance(TimeSpan.FromDays(1));
    }

    private static async Task<JsonElement> FireAsync(string declared, TimeSpan after)
    {
        var clock = new ManualClock(new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero));
        var sent = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var runner = Runner(Read(declared), clock, sent.SetResult);
        runner.Start();
        await clock.WhenSomethingWaitsAsync();
        clock.Advance(after - TimeSpan.FromSeconds(1));
        sent.Task.IsCompleted.ShouldBeFalse();
        await clock.WhenSomethingWaitsAsync();
        clock.Advance(TimeSpan.FromSeconds(1));
        return await sent.Task;
    }

    private static ScheduleRunner Runner(LocalTemplate template, ManualClock clock, Action<JsonElement> fired)
    {
        var functions = new LocalFunctions(
            template.Functions,
            (_, _) => async (input, _, token) =>
            {
                fired((await JsonDocument.ParseAsync(input, cancellationToken: token)).RootElement);
                return Stream.Null;
            },
            new ServiceCollection().BuildServiceProvider(),
            clock);
        var data = DataFolder.Temporary();
        var options = new LocalWorkflowsOptions { Data = data, MaxConcurrentExpress = 1, Clock = clock, Random = () => 0, Log = NullLogger.Instance };
        var workflows = new LocalWorkflows([], new LocalTaskResources(), new TaskTokens(new ClosedTokens(data, clock)), options);
        data.Close();
        return new ScheduleRunner(template.Schedules, functions, workflows, template.Scope, clock, NullLogger<ScheduleRunner>.Instance);
    }

    private static LocalTemplate Read(string declared) => Templates.Read($$"""
        Resources:
          Echo:
            Type: AWS::Serverless::Function
            Properties:
              Environment: { Variables: { FUNCTION: Echo } }
              Events:
                Clock: { {{declared}} }
        """);
}
