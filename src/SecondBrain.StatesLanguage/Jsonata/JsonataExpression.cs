using SecondBrain.StatesLanguage.Expressions;
using SecondBrain.StatesLanguage.Jsonata.Functions;
using SecondBrain.StatesLanguage.Jsonata.Nodes;
using SecondBrain.StatesLanguage.Jsonata.Syntax;
using SecondBrain.StatesLanguage.Jsonata.Values;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Jsonata;

/// <summary>A JSONata 2 expression with the functions that Step Functions adds and without <c>$eval</c>. Immutable once parsed; safe for concurrent evaluations.</summary>
internal sealed class JsonataExpression
{
    private JsonataExpression(string text, Node root) => (Text, Root) = (text, root);

    public string Text { get; }

    internal Node Root { get; }

    /// <exception cref="JsonataException">It does not parse.</exception>
    public static JsonataExpression Parse(string text) => new(text, Parser.Parse(text));

    /// <param name="input">What <c>$</c> and <c>$$</c> are; null: nothing.</param>
    /// <param name="variables">Values of variables that the expression does not bind itself.</param>
    /// <returns>A plain JSON value, a <see cref="FunctionValue"/>, or null for nothing.</returns>
    /// <exception cref="JsonataException">It fails, or exceeds <see cref="EvaluationLimits"/>.</exception>
    public Value? Evaluate(Value? input, Func<string, Value?> variables, DateTimeOffset now, Draws random)
    {
        var frame = new Frame(new Evaluation(now, random), name => name == "$" ? input : variables(name) ?? Library.Find(name));
        var context = input is ListValue list ? new JsonataList([list], isSequence: true) { IsOuterWrapper = true } : input;
        var result = Root.Evaluate(context, frame);
        return Results.Plain(result is JsonataList { IsOuterWrapper: true } wrapper ? wrapper.Items[0] : result);
    }
}
