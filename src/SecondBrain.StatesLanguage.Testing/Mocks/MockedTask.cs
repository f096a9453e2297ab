namespace SecondBrain.StatesLanguage.Testing.Mocks;

/// <summary>How one state's task behaves: first what its failures say, call by call, then its answers.</summary>
internal sealed class MockedTask
{
    private readonly List<MockOutcome> _first = [];

    private readonly Dictionary<int, MockOutcome> _at = [];

    private MockOutcome[] _answers = [];

    private MockOutcome _then;

    /// <param name="answers">In order, one a call that does not fail.</param>
    /// <param name="then">When they are used up.</param>
    public MockedTask(MockOutcome[] answers, MockOutcome then) => (_answers, _then) = (answers, then);

    public void First(int times, MockOutcome outcome) => _first.AddRange(Enumerable.Repeat(outcome, times));

    public void At(int call, MockOutcome outcome) => _at[call] = outcome;

    /// <summary>Replaces the answers.</summary>
    public void Always(MockOutcome outcome) => (_answers, _then) = ([], outcome);

    public void Change(Func<MockOutcome, MockOutcome> change) => (_answers, _then) = (Array.ConvertAll(_answers, each => change(each)), change(_then));

    /// <param name="call">1 for the run's first call of the task.</param>
    public MockOutcome Outcome(int call)
    {
        if (_at.TryGetValue(call, out var planned))
        {
            return planned;
        }

        var before = _at.Keys.Count(planned => planned < call);
        var answer = call - 1 - before - _first.Count;
        return answer < 0 ? _first[call - 1 - before] : answer < _answers.Length ? _answers[answer] : _then;
    }

    public MockedTask Copy()
    {
        var copy = new MockedTask(_answers, _then);
        copy._first.AddRange(_first);
        foreach (var (call, outcome) in _at)
        {
            copy._at[call] = outcome;
        }

        return copy;
    }
}
