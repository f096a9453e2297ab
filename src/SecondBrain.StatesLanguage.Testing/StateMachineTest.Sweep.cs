using System.Text.Json.Nodes;

namespace SecondBrain.StatesLanguage.Testing;

/// <summary>Failures everywhere.</summary>
public sealed partial class StateMachineTest
{
    private const string Unforeseen = "UnforeseenException";

    private const string NoAnswer = "States.Timeout";

    /// <summary>
    /// Runs it again and again: every task that is reached fails once with each retrier's first error, and for good with each
    /// catcher's; tasks that are only reached after such a failure, such as compensations, fail in their turn too. A Map fails to
    /// read its items.
    /// </summary>
    /// <returns>Every run. What has to hold after any failure holds for all of them, and they cover the Retry and Catch edges of these tasks.</returns>
    /// <exception cref="StateMachineTestException">A task that is reached has no mock.</exception>
    public async Task<IReadOnlyList<FailedTask>> FailEverywhereAsync(JsonNode? input)
    {
        var found = new List<FailedTask>();
        var swept = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<StateMachineTest>([this]);
        while (open.TryDequeue(out var test))
        {
            var reached = await test.RunAsync(input);
            foreach (var state in _mocks.Keys.Where(state => reached.Calls(state).Count > 0 && swept.Add(state)).ToList())
            {
                foreach (var (error, isPassing) in Failures(_states[state]))
                {
                    var failing = test.ForTask(state).Failing(error, isPassing);
                    found.Add(new FailedTask(state, error, isPassing, await failing.RunAsync(input)));
                    open.Enqueue(failing);
                }
            }
        }

        return found;
    }

    /// <inheritdoc cref="FailEverywhereAsync(JsonNode)"/>
    public Task<IReadOnlyList<FailedTask>> FailEverywhereAsync(string input = "{}") => FailEverywhereAsync(JsonNode.Parse(input));

    private StateMachineTest Failing(string error, bool isPassing) => (error, isPassing) switch
    {
        (NoAnswer, true) => TimesOut(),
        (NoAnswer, false) => Never(),
        (_, true) => FailOnce(error),
        _ => AlwaysFails(error),
    };

    private static IEnumerable<(string Error, bool IsPassing)> Failures(JsonObject state)
    {
        foreach (var retrier in Entries(state, "Retry").Where(retrier => (int?)retrier["MaxAttempts"] != 0))
        {
            yield return (Raised(retrier), true);
        }

        foreach (var catcher in Entries(state, "Catch"))
        {
            yield return (Raised(catcher), false);
        }

        if (!Entries(state, "Catch").Any())
        {
            yield return (Unforeseen, false);
        }
    }

    private static string Raised(JsonObject entry) => (string)entry["ErrorEquals"]![0]! switch
    {
        "States.ALL" or "States.TaskFailed" => Unforeseen,
        var named => named,
    };

    private static IEnumerable<JsonObject> Entries(JsonObject state, string field) => (state[field] as JsonArray ?? []).OfType<JsonObject>();
}
