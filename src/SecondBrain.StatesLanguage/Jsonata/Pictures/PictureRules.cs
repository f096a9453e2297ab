namespace SecondBrain.StatesLanguage.Jsonata.Pictures;

/// <summary>What a number picture must not look like; of several problems the last is reported.</summary>
internal static class PictureRules
{
    /// <exception cref="JsonataException">D3081 to D3093.</exception>
    public static void Check(string picture, string active, string mantissa, string integer, string fraction, string? exponent, PictureSymbols symbols)
    {
        string? problem = null;
        void Rule(string code, bool isBroken) => problem = isBroken ? code : problem;

        bool Has(string text, string symbol) => text.Contains(symbol, StringComparison.Ordinal);
        bool HasTwo(string symbol) => picture.IndexOf(symbol, StringComparison.Ordinal) != picture.LastIndexOf(symbol, StringComparison.Ordinal);
        bool IsOptional(char c) => symbols.OptionalDigit.Contains(c);

        var point = picture.IndexOf(symbols.DecimalSeparator, StringComparison.Ordinal);
        var isScaled = Has(picture, symbols.Percent) || Has(picture, symbols.PerMille);
        Rule("D3081", HasTwo(symbols.DecimalSeparator));
        Rule("D3082", HasTwo(symbols.Percent));
        Rule("D3083", HasTwo(symbols.PerMille));
        Rule("D3084", Has(picture, symbols.Percent) && Has(picture, symbols.PerMille));
        Rule("D3085", !mantissa.Any(c => symbols.IsDigit(c) || IsOptional(c)));
        Rule("D3086", active.Any(c => !symbols.IsActive(c) && !symbols.IsExponent(c)));
        Rule("D3087", point >= 0 && (Has(picture, symbols.GroupingSeparator + symbols.DecimalSeparator) || Has(picture, symbols.DecimalSeparator + symbols.GroupingSeparator)));
        Rule("D3088", point < 0 && integer.EndsWith(symbols.GroupingSeparator, StringComparison.Ordinal));
        Rule("D3089", Has(picture, symbols.GroupingSeparator + symbols.GroupingSeparator));
        Rule("D3090", integer.SkipWhile(c => !symbols.IsDigit(c)).Any(IsOptional));
        Rule("D3091", fraction.SkipWhile(c => !IsOptional(c)).Any(symbols.IsDigit));
        Rule("D3092", exponent is { Length: > 0 } && isScaled);
        Rule("D3093", exponent is not null && (exponent.Length == 0 || !exponent.All(symbols.IsDigit)));
        if (problem is not null)
        {
            throw JsonataException.Of(problem);
        }
    }
}
