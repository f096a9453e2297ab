using System.Globalization;
using SecondBrain.Core.Chunking;
using SecondBrain.Core.Search;

namespace SecondBrain.Bench.Retrieval;

/// <summary>What one run of the benchmark is made with.</summary>
internal sealed record Settings(string Name, SearchOptions Search, ChunkingOptions Chunking)
{
    public static readonly Settings Default = new("defaults", SearchOptions.Default, ChunkingOptions.Default);

    /// <param name="text">For example <c>k1=1.2,b=0.75</c>.</param>
    public static Settings Parse(string text)
    {
        var settings = Default with { Name = text };
        foreach (var assignment in text.Split(','))
        {
            var parts = assignment.Split('=');
            var value = double.Parse(parts[1], CultureInfo.InvariantCulture);
            settings = parts[0] == "chunk"
                ? settings with { Chunking = settings.Chunking with { TargetLength = (int)value, MaximumLength = (int)(value * 1.5) } }
                : settings with { Search = With(settings.Search, parts[0], value) };
        }

        return settings;
    }

    private static SearchOptions With(SearchOptions options, string name, double value) => name switch
    {
        "k1" => options with { Saturation = value },
        "b" => options with { LengthNormalisation = value },
        "bt" => options with { TitleLengthNormalisation = value },
        "title" => options with { TitleWeight = value },
        "share" => options with { MeaningShare = value },
        "least" => options with { LeastMeaningTrust = value },
        "from" => options with { MeaningTrustFrom = value },
        "full" => options with { MeaningTrustFull = value },
        "graph" => options with { GraphShare = value },
        "own" => options with { GraphOwn = value },
        "half" => options with { GraphHalf = value },
        "seeds" => options with { GraphSeeds = (int)value },
        "power" => options with { GraphSeedPower = value },
        "restart" => options with { Walk = options.Walk with { Restart = value } },
        "mention" => options with { MentionWeight = value },
        _ => throw new FormatException($"Unknown setting {name}: k1, b, bt, title, share, least, from, full, graph, own, half, seeds, power, restart, mention, chunk"),
    };
}
