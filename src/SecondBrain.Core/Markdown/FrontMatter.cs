namespace SecondBrain.Core.Markdown;

/// <summary>Front matter as read: scalars and lists by key, and where the body starts.</summary>
internal sealed class FrontMatter
{
    public static readonly FrontMatter None = new();

    public Dictionary<string, string> Scalars { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<string, List<string>> Lists { get; } = new(StringComparer.OrdinalIgnoreCase);

    public List<string> Warnings { get; } = [];

    public int BodyStart { get; set; }

    public string? Scalar(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (Scalars.TryGetValue(key, out var value) && value.Length > 0)
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>The values of a key, whether written as a list or as one scalar that <paramref name="separators"/> divide.</summary>
    public IEnumerable<string> Values(string key, params char[] separators)
    {
        var values = Lists.TryGetValue(key, out var list) ? list
            : Scalars.TryGetValue(key, out var scalar) ? scalar.Split(separators)
            : Enumerable.Empty<string>();
        return values.Select(value => value.Trim()).Where(value => value.Length > 0);
    }

    public void Set(string key, string value)
    {
        Lists.Remove(key);
        Scalars[key] = value;
    }

    public void Set(string key, List<string> values)
    {
        Scalars.Remove(key);
        Lists[key] = values;
    }
}
