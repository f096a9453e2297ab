namespace SecondBrain.Functions.Tests.Tenants;

/// <summary>Ids of everything in a brain that a request can name, by the names that <see cref="TenantRoutes"/> uses.</summary>
internal sealed record TenantIds(IReadOnlyDictionary<string, string> All)
{
    // problems show the first characters of what was asked for
    private const int MaxShown = 60;

    public string this[string kind] => All[kind];

    /// <summary>A text with each <c>{kind}</c> replaced by the id.</summary>
    public string Fill(string text) => All.Aggregate(text, (filled, id) => filled.Replace($"{{{id.Key}}}", id.Value, StringComparison.Ordinal));

    /// <summary>A text with each id, also one that was cut off, replaced by its kind: what is left tells two answers apart.</summary>
    public string Blank(string text) => All.OrderByDescending(id => id.Value.Length)
        .Aggregate(text, (blank, id) => blank.Replace(id.Value, $"{{{id.Key}}}", StringComparison.OrdinalIgnoreCase).Replace(Clipped(id.Value), $"{{{id.Key}}}", StringComparison.OrdinalIgnoreCase));

    private static string Clipped(string id) => id.Length <= MaxShown ? id : id[..MaxShown];
}
