namespace SecondBrain.StatesLanguage.Jsonata.Syntax;

internal enum TokenKind
{
    End,
    Operator,
    Name,
    Variable,
    Text,
    Number,

    /// <summary><c>true</c>, <c>false</c>, <c>null</c>.</summary>
    Constant,
    Regex,
}
