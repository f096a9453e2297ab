using SecondBrain.StatesLanguage.Failures;
using SecondBrain.StatesLanguage.Paths;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Expressions;

/// <summary><c>$.a</c> of the input, <c>$$.a</c> of the context object, <c>$name.a</c> of a variable.</summary>
internal sealed class PathExpression : Expression
{
    private readonly JsonPath _path;

    private readonly bool _ofContext;

    private readonly string? _variable;

    private PathExpression(string text, JsonPath path, bool ofContext, string? variable)
        : base(text) => (_path, _ofContext, _variable) = (path, ofContext, variable);

    /// <exception cref="JsonPathSyntaxException">Not a path.</exception>
    public static PathExpression Compile(string text)
    {
        if (text.StartsWith("$$", StringComparison.Ordinal))
        {
            return new PathExpression(text, JsonPath.Parse(text[1..]), ofContext: true, variable: null);
        }

        var end = 1;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_'))
        {
            end++;
        }

        return end > 1 && text[0] == '$'
            ? new PathExpression(text, JsonPath.Parse(string.Concat("$", text.AsSpan(end))), ofContext: false, text[1..end])
            : new PathExpression(text, JsonPath.Parse(text), ofContext: false, variable: null);
    }

    public override Value Evaluate(in EvaluationScope scope, string field) =>
        Find(scope) ?? throw StateFailedException.Runtime(
            $"The JSONPath '{Text}' specified for the field '{field}' could not be found in the input '{(_ofContext ? scope.Context() : scope.Input).ToJson()}'");

    /// <summary>Null when a definite path finds nothing.</summary>
    public Value? Find(in EvaluationScope scope)
    {
        try
        {
            return Root(scope) is { } root ? _path.Find(root) : null;
        }
        catch (PathBudgetException tooMuch)
        {
            throw StateFailedException.Runtime($"Invalid path '{Text}' : {tooMuch.Message}");
        }
    }

    /// <summary>The failure of <c>InputPath</c> and the like when nothing is found.</summary>
    public Value FindOrFail(in EvaluationScope scope) =>
        Find(scope) ?? throw StateFailedException.Runtime($"Invalid path '{Text}' : {(Root(scope) is { } root ? _path.WhyMissing(root) : $"There is no variable '{_variable}'.")}");

    private Value? Root(in EvaluationScope scope) =>
        _ofContext ? scope.Context() : _variable is null ? scope.Input : scope.Variables.Find(_variable);
}
