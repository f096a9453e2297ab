using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SecondBrain.Local.Invoke;
using SecondBrain.Local.Template;
using SecondBrain.Local.Workflows;

namespace SecondBrain.Local.Schedules;

/// <summary>Fires the template's Schedule and ScheduleV2 events at functions and state machines while the host runs; what was due while it did not run is not made up for.</summary>
internal sealed partial class ScheduleRunner : IAsyncDisposable
{
    // A timer cannot wait for months; nor should a laptop that slept.
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    private readonly List<(ScheduleResource Schedule, ScheduleExpression Expression)> _schedules;
    private readonly LocalFunctions _functions;
    private readonly LocalWorkflows _workflows;
    private readonly TemplateScope _scope;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private readonly CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;

    /// <exception cref="TemplateException">An expression that EventBridge would not take, or a time zone that is not known.</exception>
    public ScheduleRunner(IEnumerable<ScheduleResource> schedules, LocalFunctions functions, LocalWorkflows workflows, TemplateScope scope, TimeProvider clock, ILogger<ScheduleRunner> log)
    {
        (_functions, _workflows, _scope, _clock, _log) = (functions, workflows, scope, clock, log);
        _schedules = [.. schedules.Where(schedule => schedule.Enabled).Select(schedule => (schedule, Parse(schedule)))];
    }

    /// <summary>Told after every firing: a function may have written.</summary>
    public Action? Fired { get; init; }

    public void Start() => _running = Task.WhenAll(_schedules.Select(entry => RunAsync(entry.Schedule, entry.Expression)));

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _running;
        _stopping.Dispose();
    }

    private async Task RunAsync(ScheduleResource schedule, ScheduleExpression expression)
    {
        try
        {
            while (expression.Next(_clock.GetUtcNow()) is { } next)
            {
                for (var left = next - _clock.GetUtcNow(); left > TimeSpan.Zero; left = next - _clock.GetUtcNow())
                {
                    await Task.Delay(left < LongestWait ? left : LongestWait, _clock, _stopping.Token);
                }

                await FireAsync(schedule, next);
                Fired?.Invoke();
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // the host stops
        }
    }

    private async Task FireAsync(ScheduleResource schedule, DateTimeOffset due)
    {
        var input = InputOf(schedule, due);
        if (_functions.Find(schedule.Target) is not { } function)
        {
            await _workflows.StartAsync(schedule.Target, input, name: null, _stopping.Token);
            return;
        }

        var outcome = await _functions.InvokeAsync(function, Encoding.UTF8.GetBytes(input?.ToJsonString() ?? "null"), _stopping.Token);
        if (outcome is FunctionOutcome.Failed failed)
            Failed(_log, schedule.Name, failed.ErrorType);
        else if (outcome is FunctionOutcome.TimedOut)
            Failed(_log, schedule.Name, "a timeout");
    }

    // EventBridge rules send an event of their own; EventBridge Scheduler sends an empty object.
    private JsonNode? InputOf(ScheduleResource schedule, DateTimeOffset due) => schedule switch
    {
        { Input: { } constant } => JsonNode.Parse(constant),
        { IsScheduler: true } => new JsonObject(),
        _ => new JsonObject
        {
            ["version"] = "0",
            ["id"] = Guid.CreateVersion7(due).ToString(),
            ["detail-type"] = "Scheduled Event",
            ["source"] = "aws.events",
            ["account"] = _scope.AccountId,
            ["time"] = due.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["region"] = _scope.Region,
            ["resources"] = new JsonArray(_scope.Arn("events", $"rule/{schedule.Name}")),
            ["detail"] = new JsonObject(),
        },
    };

    private static ScheduleExpression Parse(ScheduleResource schedule)
    {
        try
        {
            if (schedule.Input is { } input)
                _ = JsonNode.Parse(input);
            return ScheduleExpression.Parse(schedule.Expression, TimeZoneInfo.FindSystemTimeZoneById(schedule.TimeZone));
        }
        catch (Exception e) when (e is FormatException or TimeZoneNotFoundException or JsonException)
        {
            throw new TemplateException(schedule.Mark, $"schedule {schedule.Name}: {e.Message}.");
        }
    }

    [LoggerMessage(LogLevel.Error, "Schedule {Schedule}: its function ended with {Error}")]
    private static partial void Failed(ILogger log, string schedule, string error);
}
