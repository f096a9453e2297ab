namespace SecondBrain.StatesLanguage.Jsonata.Syntax;

/// <summary>The tokens of a source, one at a time.</summary>
internal sealed class TokenStream
{
    private readonly Tokenizer _tokenizer;

    public TokenStream(string source)
    {
        _tokenizer = new Tokenizer(source);
        Current = _tokenizer.Next(canBeRegex: true);
    }

    public Token Current { get; private set; }

    /// <exception cref="JsonataException">S0204: the next symbol is no operator.</exception>
    public void Advance(bool canBeRegex)
    {
        Current = _tokenizer.Next(canBeRegex);
        if (Current.Kind == TokenKind.Operator && !Operators.Exists(Current.Text))
        {
            throw JsonataException.Of("S0204", Current.Position, ("token", Current.Text));
        }
    }

    /// <summary>Goes past the symbol. After a closing bracket a slash divides.</summary>
    /// <exception cref="JsonataException">S0202, S0203: something else, or the end, is there.</exception>
    public void Expect(string symbol)
    {
        if (!Current.Is(symbol))
        {
            throw JsonataException.Of(Current.Kind == TokenKind.End ? "S0203" : "S0202", Current.Position, ("value", symbol), ("token", (object?)Current.Value ?? Current.Text));
        }

        Advance(canBeRegex: symbol is not (")" or "]" or "}"));
    }

    /// <summary>Goes past the symbol if it is there.</summary>
    public bool Accept(string symbol)
    {
        if (!Current.Is(symbol))
        {
            return false;
        }

        Advance(canBeRegex: true);
        return true;
    }
}
