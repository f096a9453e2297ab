using System.Globalization;
using System.Text.Json.Nodes;

namespace SecondBrain.Local.Template;

/// <summary>A map of the template, keys in the order they were written.</summary>
internal sealed record TemplateMap(TemplateMark Mark, IReadOnlyList<KeyValuePair<string, TemplateNode>> Entries) : TemplateNode(Mark)
{
    public static TemplateMap Empty(TemplateMark mark) => new(mark, []);

    public TemplateNode? this[string key]
    {
        get
        {
            foreach (var (name, value) in Entries)
            {
                if (name == key)
                    return value is TemplateText { IsNull: true } ? null : value;
            }

            return null;
        }
    }

    public IEnumerable<string> Keys => Entries.Select(entry => entry.Key);

    public TemplateNode Required(string key, string owner) =>
        this[key] ?? throw new TemplateException(Mark, $"{owner} needs {key}.");

    public string? Text(string key) => this[key]?.AsText(key);

    public string RequiredText(string key, string owner) => Required(key, owner).AsText(key);

    public int? Number(string key) => this[key] switch
    {
        null => null,
        TemplateText text when int.TryParse(text.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        var other => throw new TemplateException(other.Mark, $"{key} must be a whole number."),
    };

    public bool? Flag(string key) => this[key] switch
    {
        null => null,
        TemplateText { Value: "true" or "True" or "TRUE" } => true,
        TemplateText { Value: "false" or "False" or "FALSE" } => false,
        var other => throw new TemplateException(other.Mark, $"{key} must be true or false."),
    };

    /// <summary>The map under a key; an empty one when the key is absent.</summary>
    public TemplateMap Map(string key) => this[key]?.AsMap(key) ?? Empty(Mark);

    /// <summary>The items of the list under a key; none when the key is absent.</summary>
    public IReadOnlyList<TemplateNode> List(string key) => this[key]?.AsList(key).Items ?? [];

    /// <summary>The texts of the list under a key; a lone text counts as a list of one, as SAM reads it.</summary>
    public IReadOnlyList<string> Texts(string key) => this[key] switch
    {
        null => [],
        TemplateText text => [text.Value],
        var node => [.. node.AsList(key).Items.Select(item => item.AsText(key))],
    };

    public override JsonNode ToJson()
    {
        var json = new JsonObject();
        foreach (var (key, value) in Entries)
        {
            json[key] = value.ToJson();
        }

        return json;
    }
}
