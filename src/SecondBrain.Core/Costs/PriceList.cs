using System.Text.Json;
using System.Text.RegularExpressions;

namespace SecondBrain.Core.Costs;

/// <summary>List prices of one day in one region, without free tiers: docs/prices.json.</summary>
/// <param name="AsOf">The day that they are of: <c>yyyy-MM-dd</c>.</param>
/// <param name="Note">For whoever reads the file.</param>
/// <param name="Prices">By <see cref="PriceNames"/>.</param>
/// <param name="Models">By the id of the model.</param>
public sealed partial record PriceList(string AsOf, string Region, string Note, IReadOnlyDictionary<string, Price> Prices, IReadOnlyDictionary<string, ModelPrice> Models)
{
    private static readonly Lazy<PriceList> Embedded = new(() =>
    {
        using var file = new StreamReader(typeof(PriceList).Assembly.GetManifestResourceStream("prices.json")!);
        return Parse(file.ReadToEnd());
    });

    /// <summary>docs/prices.json as it was when this was built.</summary>
    public static PriceList Shipped => Embedded.Value;

    /// <exception cref="JsonException">A price is missing, unknown or negative; the message names it.</exception>
    public static PriceList Parse(string json)
    {
        var list = JsonSerializer.Deserialize(json, PriceListJson.Default.PriceList) ?? throw new JsonException("The price list is null.");
        var missing = PriceNames.All.Except(list.Prices.Keys, StringComparer.Ordinal).Select(name => $"{name} is missing");
        var unknown = list.Prices.Keys.Except(PriceNames.All, StringComparer.Ordinal).Select(name => $"{name} is unknown");
        var negative = list.Prices.Where(price => price.Value.Usd < 0).Select(price => $"{price.Key} is negative")
            .Concat(list.Models.Where(model => model.Value.InputUsdPerMillion < 0 || model.Value.OutputUsdPerMillion < 0).Select(model => $"{model.Key} is negative"));
        return string.Join(", ", missing.Concat(unknown).Concat(negative)) is { Length: > 0 } faults ? throw new JsonException($"The price list is not usable: {faults}.") : list;
    }

    /// <summary>What a model of Bedrock is taken to cost that is not in the list: as much as the dearest ones, so that a budget errs on the safe side. Add its price to docs/prices.json.</summary>
    public static ModelPrice Unlisted { get; } = new(15, 75, "https://aws.amazon.com/bedrock/pricing/", Checked: false);

    /// <summary>US dollars for so many units.</summary>
    /// <param name="name">One of <see cref="PriceNames"/>.</param>
    public decimal CostUsd(string name, decimal units) => Prices[name].Usd * units;

    /// <summary>US dollars for a model's tokens; 0 for a model that runs on the owner's machine.</summary>
    /// <param name="model">An id of the list, the id of an inference profile of one of its models (<c>us.amazon.nova-micro-v1:0</c>), or any other.</param>
    public decimal ModelCostUsd(string model, long inputTokens, long outputTokens) =>
        (Models.GetValueOrDefault(model) ?? Models.GetValueOrDefault(model[(model.IndexOf('.', StringComparison.Ordinal) + 1)..]) ?? (BedrockId().IsMatch(model) ? Unlisted : null))
            ?.CostUsd(inputTokens, outputTokens) ?? 0;

    /// <summary>An Express execution of up to 64 MB: the request and its time, in steps of 100 ms.</summary>
    public decimal ExpressCostUsd(TimeSpan duration) =>
        CostUsd(PriceNames.ExpressRequest, 1) + CostUsd(PriceNames.ExpressGigabyteSecond, Math.Ceiling((decimal)duration.TotalMilliseconds / 100) / 10 * 64 / 1024);

    // [area.]provider.model: names of models that run at home have no dot, one before a number (llama3.2), or a slash
    [GeneratedRegex(@"^[a-z-]+(?:\.[a-z][a-z0-9-]*){1,2}(?::[0-9a-z:]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex BedrockId();
}
