using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Paths.Filters;

/// <summary>A side of a comparison: a literal, or a path from the candidate (<c>@</c>) or the root (<c>$</c>).</summary>
internal sealed class FilterOperand
{
    private readonly Value? _literal;

    private readonly JsonPath? _path;

    private readonly bool _fromRoot;

    public FilterOperand(Value literal) => _literal = literal;

    public FilterOperand(JsonPath path, bool fromRoot) => (_path, _fromRoot) = (path, fromRoot);

    public bool IsPath => _path is not null;

    /// <summary>Null when a definite path finds nothing, or an indefinite one an empty list.</summary>
    public Value? Evaluate(Value candidate, PathVisit visit)
    {
        if (_path is null)
        {
            return _literal;
        }

        visit.Budget.Spend();
        var found = _path.Find(_fromRoot ? visit.Root : candidate, visit.Budget);
        return !_path.IsDefinite && found is ListValue { Items.Length: 0 } ? null : found;
    }
}
