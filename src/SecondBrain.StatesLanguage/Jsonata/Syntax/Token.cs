using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Jsonata.Syntax;

/// <param name="Text">The operator's symbol, the name, the variable's name without <c>$</c>.</param>
/// <param name="Value">Of a literal or a pattern.</param>
/// <param name="Position">Characters up to its end: where the reference points to.</param>
internal readonly record struct Token(TokenKind Kind, string Text, Value? Value, int Position)
{
    public bool Is(string symbol) => Kind == TokenKind.Operator && Text == symbol;
}
