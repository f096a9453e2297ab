using System.Collections;

namespace SecondBrain.StatesLanguage.Testing;

/// <summary>Names of states in the order in which they were entered.</summary>
public sealed class StatePath : IReadOnlyList<string>
{
    private readonly string[] _states;

    private readonly string _what;

    internal StatePath(IEnumerable<string> states, string what) => (_states, _what) = ([.. states], what);

    public int Count => _states.Length;

    public string this[int index] => _states[index];

    public IEnumerator<string> GetEnumerator() => _states.AsEnumerable().GetEnumerator();

    /// <exception cref="StateMachineTestException">Other states, or in another order: the message shows both paths side by side.</exception>
    public void ShouldFollow(params ReadOnlySpan<string> expected)
    {
        if (expected.SequenceEqual(_states))
        {
            return;
        }

        var lines = new List<string> { $"{_what} took another path." };
        for (var i = 0; i < Math.Max(expected.Length, _states.Length); i++)
        {
            var (wanted, found) = (i < expected.Length ? expected[i] : null, i < _states.Length ? _states[i] : null);
            lines.Add(wanted == found ? $"    {found}" : $"  ! {found ?? "(ended)"}, expected {wanted ?? "the end"}");
        }

        throw new StateMachineTestException(string.Join(Environment.NewLine, lines));
    }

    public override string ToString() => string.Join(" -> ", _states);

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
