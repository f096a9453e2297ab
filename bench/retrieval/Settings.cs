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
            settings = parts[0] switch
            {
                "k1" => settings with { Search = settings.Search with { Saturation = value } },
                "b" => settings with { Search = settings.Search with { LengthNormalisation = value } },
                "title" => settings with { Search = settings.Search with { TitleWeight = value } },
                "share" => settings with { Search = settings.Search with { MeaningShare = value } },
                "chunk" => settings with { Chunking = settings.Chunking with { TargetLength = (int)value, MaximumLength = (int)(value * 1.5) } },
                _ => throw new FormatException($"Unknown setting {parts[0]}: k1, b, title, share, chunk"),
            };
        }

        return settings;
    }
}
