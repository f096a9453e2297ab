using System.Globalization;
using System.Text.Json.Nodes;

namespace SecondBrain.Local.Template;

/// <summary>A value of the template that remembers where it was written.</summary>
internal abstract record TemplateNode(TemplateMark Mark)
{
    /// <summary>The value as JSON; an unquoted scalar becomes the number, boolean or null that YAML's core schema reads in it.</summary>
    public abstract JsonNode? ToJson();

    /// <exception cref="TemplateException">Not a scalar.</exception>
    public string AsText(string what) =>
        this is TemplateText text ? text.Value : throw new TemplateException(Mark, $"{what} must be text.");

    /// <exception cref="TemplateException">Not a map.</exception>
    public TemplateMap AsMap(string what) =>
        this as TemplateMap ?? throw new TemplateException(Mark, $"{what} must be a map.");

    /// <exception cref="TemplateException">Not a list.</exception>
    public TemplateList AsList(string what) =>
        this as TemplateList ?? throw new TemplateException(Mark, $"{what} must be a list.");
}

/// <param name="Quoted">Written in quotes or as a block: never a number, boolean or null.</param>
internal sealed record TemplateText(TemplateMark Mark, string Value, bool Quoted = false) : TemplateNode(Mark)
{
    public bool IsNull => !Quoted && Value is "" or "~" or "null";

    public override JsonNode? ToJson()
    {
        if (Quoted)
            return JsonValue.Create(Value);
        if (IsNull)
            return null;
        if (Value is "true" or "false")
            return JsonValue.Create(Value == "true");
        if (long.TryParse(Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
            return JsonValue.Create(whole);
        return double.TryParse(Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) && double.IsFinite(real)
            ? JsonValue.Create(real)
            : JsonValue.Create(Value);
    }
}

internal sealed record TemplateList(TemplateMark Mark, IReadOnlyList<TemplateNode> Items) : TemplateNode(Mark)
{
    public override JsonNode ToJson() => new JsonArray([.. Items.Select(item => item.ToJson())]);
}
