namespace SecondBrain.Local.Template;

/// <summary>SAM's Globals: a resource's own scalar wins, maps are merged key by key, lists are joined with the global items first.</summary>
internal static class GlobalsMerge
{
    private static readonly Dictionary<string, string> Sections = new()
    {
        [ResourceKind.Function] = "Function",
        [ResourceKind.HttpApi] = "HttpApi",
        [ResourceKind.StateMachine] = "StateMachine",
    };

    public static TemplateMap Apply(TemplateMap globals, string type, TemplateMap properties) =>
        Sections.TryGetValue(type, out var section) ? Merge(globals.Map(section), properties) : properties;

    private static TemplateMap Merge(TemplateMap global, TemplateMap own)
    {
        var merged = new List<KeyValuePair<string, TemplateNode>>();
        foreach (var (key, value) in global.Entries)
        {
            merged.Add(KeyValuePair.Create(key, own[key] is { } local ? Merge(value, local) : value));
        }

        merged.AddRange(own.Entries.Where(entry => !global.Keys.Contains(entry.Key)));
        return own with { Entries = merged };
    }

    private static TemplateNode Merge(TemplateNode global, TemplateNode own) => (global, own) switch
    {
        _ when IsCall(global) || IsCall(own) => own,
        (TemplateMap first, TemplateMap second) => Merge(first, second),
        (TemplateList first, TemplateList second) => second with { Items = [.. first.Items, .. second.Items] },
        _ => own,
    };

    private static bool IsCall(TemplateNode node) => node is TemplateMap { Entries: [{ Key: "Ref" or ['F', 'n', ':', ':', ..] }] };
}
