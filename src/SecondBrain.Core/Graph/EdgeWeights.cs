using System.Collections.Frozen;
using System.Globalization;
using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Graph;

/// <summary>How strongly an edge of each type ties two notes. Link types belong to the deployment: one that is not listed has <see cref="Other"/>.</summary>
public sealed record EdgeWeights
{
    public static readonly EdgeWeights Default = new();

    private readonly FrozenDictionary<string, double> _byType = new Dictionary<string, double>
    {
        [BrainTypes.Embeds] = 1,
        ["supports"] = 1,
        ["contradicts"] = 1,
        ["part-of"] = 1,
        ["follows"] = 1,
        ["cites"] = 1,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The factor of all other types, 0 to 1. Default 0.8: a plain link says less than one that tells why.</summary>
    public double Other { get; init; } = 0.8;

    /// <summary>Factors by type, 0 to 1; edges of a type with 0 are not followed.</summary>
    public IReadOnlyDictionary<string, double> ByType
    {
        get => _byType;
        init => _byType = value.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Reads <c>supports=1,links-to=0.5,*=0.8</c>, where <c>*</c> is every other type; empty text is <see cref="Default"/>.</summary>
    /// <exception cref="FormatException">Not such a list; the message says what it should be.</exception>
    public static EdgeWeights Parse(string? list)
    {
        var byType = new Dictionary<string, double>(Default.ByType, StringComparer.Ordinal);
        foreach (var entry in (list ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            byType[entry.Split('=')[0].Trim()] = entry.Split('=') is [_, var number]
                && double.TryParse(number, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 1
                ? value
                : throw new FormatException($"LINK_WEIGHTS has '{entry}'; it must be a list such as supports=1,links-to=0.5,*=0.8 with numbers from 0 to 1.");
        }

        return byType.Remove("*", out var other) ? new EdgeWeights { ByType = byType, Other = other } : new EdgeWeights { ByType = byType };
    }

    /// <summary>The factor times w / (1 + w): from 0 to under 1, more for an edge that is drawn more often, and each time by less.</summary>
    /// <returns>0 for an edge that is not followed.</returns>
    public double Strength(string type, double weight) => weight > 0 ? _byType.GetValueOrDefault(type, Other) * (double.IsFinite(weight) ? weight / (1 + weight) : 1) : 0;
}
