using SecondBrain.StatesLanguage.Paths.Segments;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Paths;

/// <summary>A compiled JSONPath. Immutable.</summary>
/// <remarks>As in the service, a definite path yields its value, and any other path a list, which is empty when nothing matches.</remarks>
internal sealed class JsonPath
{
    private readonly PathSegment[] _segments;

    private readonly PathFunction _function;

    public JsonPath(string text, PathSegment[] segments, PathFunction function)
    {
        Text = text;
        _segments = segments;
        _function = function;
        IsDefinite = Array.TrueForAll(segments, s => s.IsDefinite);
    }

    public string Text { get; }

    public bool IsDefinite { get; }

    /// <summary>Whether it can be assigned to: only names and non-negative indexes.</summary>
    public bool IsReference => _function == PathFunction.None && Array.TrueForAll(_segments, s => s is MemberSegment or IndexSegment { Index: >= 0 });

    public IReadOnlyList<PathSegment> Segments => _segments;

    /// <exception cref="JsonPathSyntaxException">Not a path.</exception>
    public static JsonPath Parse(string text) => JsonPathParser.Parse(text);

    /// <summary>Null when a definite path finds nothing.</summary>
    /// <param name="budget">Shared by a path and the paths in its filters.</param>
    /// <exception cref="PathBudgetException">It visits too many values.</exception>
    public Value? Find(Value root, PathBudget? budget = null)
    {
        var found = IsDefinite ? FindOne(root) : FindAll(root, budget ?? new PathBudget());
        return _function == PathFunction.None || found is null ? found : PathFunctions.Apply(_function, found);
    }

    /// <summary>Why a definite path finds nothing, as the service words it.</summary>
    public string WhyMissing(Value root)
    {
        var at = root;
        var walked = "$";
        for (var i = 0; i < _segments.Length; i++)
        {
            var segment = _segments[i];
            if (segment.Find(at) is { } next)
            {
                at = next;
                walked += segment;
                continue;
            }

            return (segment, at) switch
            {
                (MemberSegment, ObjectValue) when i == _segments.Length - 1 => $"No results for path: {walked}{segment}",
                (MemberSegment, ObjectValue) => $"Missing property in path {walked}{segment}",
                (MemberSegment, _) => $"Expected to find an object with property {segment} in path {walked}",
                (_, ListValue) => $"Index out of bounds when evaluating path {walked}{segment}",
                _ => $"Filter: {segment} can only be applied to arrays. Current context is: {at.ToJson()}",
            };
        }

        return $"No results for path: {walked}";
    }

    private Value? FindOne(Value root)
    {
        var at = root;
        foreach (var segment in _segments)
        {
            if (segment.Find(at) is not { } next)
            {
                return null;
            }

            at = next;
        }

        return at;
    }

    private ListValue FindAll(Value root, PathBudget budget)
    {
        var visit = new PathVisit(root, budget);
        Step(root, 0, visit);
        return visit.Matches.Count == 0 ? ListValue.Empty : new ListValue([.. visit.Matches]);
    }

    private void Step(Value value, int at, PathVisit visit)
    {
        if (at == _segments.Length)
        {
            visit.Budget.Spend();
            visit.Matches.Add(value);
        }
        else
        {
            _segments[at].Visit(value, visit, next => Step(next, at + 1, visit));
        }
    }
}
