namespace SecondBrain.StatesLanguage.Jsonata.Pictures;

/// <summary>One part of a number picture, taken apart.</summary>
internal sealed record SubPicture(string Prefix, string Suffix)
{
    /// <summary>100 with a percent sign, 1000 with a per mille sign.</summary>
    public double Scale { get; private init; } = 1;

    public int MinInteger { get; private init; }

    public int MinFraction { get; private init; }

    public int MaxFraction { get; private init; }

    /// <summary>How many digits the mantissa has before its point.</summary>
    public int ScalingFactor { get; private init; }

    public int ExponentDigits { get; private init; }

    public bool HasPoint { get; private init; }

    public int Interval { get; private init; }

    /// <summary>Digits to the right of each separator.</summary>
    public List<int> IntegerGroups { get; private init; } = [];

    /// <summary>Digits to the left of each separator.</summary>
    public List<int> FractionGroups { get; private init; } = [];

    public static SubPicture Parse(string picture, PictureSymbols symbols)
    {
        var first = picture.TakeWhile(c => !symbols.IsActive(c)).Count();
        var last = picture.Select((c, i) => symbols.IsActive(c) ? i : -1).DefaultIfEmpty(-1).Max();
        if (last < 0)
        {
            throw JsonataException.Of("D3085");
        }

        var active = picture[first..(last + 1)];
        var exponentAt = active.IndexOf(symbols.ExponentSeparator, StringComparison.Ordinal);
        if (exponentAt < 0 && picture.AsSpan(last + 1).StartsWith(symbols.ExponentSeparator))
        {
            throw JsonataException.Of("D3093");
        }

        var mantissa = exponentAt < 0 ? active : active[..exponentAt];
        var exponent = exponentAt < 0 ? null : active[(exponentAt + symbols.ExponentSeparator.Length)..];
        var pointAt = mantissa.IndexOf(symbols.DecimalSeparator, StringComparison.Ordinal);
        var integer = pointAt < 0 ? mantissa : mantissa[..pointAt];
        var fraction = pointAt < 0 ? "" : mantissa[(pointAt + symbols.DecimalSeparator.Length)..];
        PictureRules.Check(picture, active, mantissa, integer, fraction, exponent, symbols);

        var (minInteger, minFraction, maxFraction) = Sizes(integer, fraction, exponent is not null, symbols);
        var groups = Positions(integer, symbols, countsRight: true);
        return new SubPicture(picture[..first], picture[(last + 1)..])
        {
            Scale = picture.Contains(symbols.Percent, StringComparison.Ordinal) ? 100 : picture.Contains(symbols.PerMille, StringComparison.Ordinal) ? 1000 : 1,
            MinInteger = minInteger,
            MinFraction = minFraction,
            MaxFraction = maxFraction,
            ScalingFactor = integer.Count(symbols.IsDigit),
            ExponentDigits = exponent?.Length ?? 0,
            HasPoint = pointAt >= 0,
            IntegerGroups = groups,
            FractionGroups = Positions(fraction, symbols, countsRight: false),
            Interval = Pictures.Grouping.Interval(groups),
        };
    }

    private static (int MinInteger, int MinFraction, int MaxFraction) Sizes(string integer, string fraction, bool hasExponent, PictureSymbols symbols)
    {
        var minInteger = integer.Count(symbols.IsDigit);
        var minFraction = fraction.Count(symbols.IsDigit);
        var maxFraction = minFraction + fraction.Count(c => symbols.OptionalDigit.Contains(c));
        if (minInteger == 0 && maxFraction == 0)
        {
            (minInteger, minFraction, maxFraction) = hasExponent ? (0, 1, 1) : (1, 0, 0);
        }

        if (hasExponent && minInteger == 0 && integer.Contains(symbols.OptionalDigit, StringComparison.Ordinal))
        {
            minInteger = 1;
        }

        return (minInteger, minInteger == 0 && minFraction == 0 ? 1 : minFraction, maxFraction);
    }

    private static List<int> Positions(string part, PictureSymbols symbols, bool countsRight)
    {
        var positions = new List<int>();
        for (var at = part.IndexOf(symbols.GroupingSeparator, StringComparison.Ordinal); at >= 0; at = part.IndexOf(symbols.GroupingSeparator, at + 1, StringComparison.Ordinal))
        {
            positions.Add((countsRight ? part[at..] : part[..at]).Count(c => symbols.IsDigit(c) || symbols.OptionalDigit.Contains(c)));
        }

        return positions;
    }
}
