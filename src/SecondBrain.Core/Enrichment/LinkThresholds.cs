using System.Globalization;

namespace SecondBrain.Core.Enrichment;

/// <summary>From which confidence on a proposed link is accepted without its owner.</summary>
public sealed class LinkThresholds
{
    public const double Default = 0.9;

    private readonly Dictionary<string, double> _byType;
    private readonly double _otherwise;

    private LinkThresholds(Dictionary<string, double> byType, double otherwise) => (_byType, _otherwise) = (byType, otherwise);

    /// <summary>Reads <c>supports=0.95,contradicts=1,*=0.9</c>; <c>*</c> is every other type. Over 1 is never.</summary>
    /// <exception cref="FormatException">Not such a list; the message says what it should be.</exception>
    public static LinkThresholds Parse(string? list)
    {
        var byType = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var entry in (list ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            byType[entry.Split('=')[0].Trim()] = entry.Split('=') is [_, var number] && double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
                ? value
                : throw new FormatException($"LINK_THRESHOLDS has '{entry}'; it must be a list such as supports=0.95,*=0.9.");
        }

        return new LinkThresholds(byType, byType.GetValueOrDefault("*", Default));
    }

    public double Of(string type) => _byType.GetValueOrDefault(type, _otherwise);
}
