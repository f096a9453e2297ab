using System.Text.Json.Nodes;

namespace SecondBrain.StatesLanguage.Testing.Mocks;

/// <summary>How one state's task behaves: first what its failures say, call by call, then its answer.</summary>
internal sealed class MockedTask
{
    private readonly List<MockOutcome> _first = [];

    private readonly Dictionary<int, MockOutcome> _at = [];

    public MockOutcome Then { get; set; } = new(_ => new JsonObject());

    public void First(int times, MockOutcome outcome) => _first.AddRange(Enumerable.Repeat(outcome, times));

    public void At(int call, MockOutcome outcome) => _at[call] = outcome;

    /// <param name="call">1 for the run's first call of the task.</param>
    public MockOutcome Outcome(int call) => _at.TryGetValue(call, out var planned) ? planned : call <= _first.Count ? _first[call - 1] : Then;

    public MockedTask Copy()
    {
        var copy = new MockedTask { Then = Then };
        copy._first.AddRange(_first);
        foreach (var (call, outcome) in _at)
        {
            copy._at[call] = outcome;
        }

        return copy;
    }
}
