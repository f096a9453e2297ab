namespace SecondBrain.Local.Template;

/// <summary>A parameter's value.</summary>
internal sealed record TemplateParameter(string Value, bool IsList)
{
    public TemplateNode ToNode(TemplateMark mark) => IsList
        ? new TemplateList(mark, [.. Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(item => new TemplateText(mark, item, Quoted: true))])
        : new TemplateText(mark, Value, Quoted: true);
}

/// <summary>The template's parameters: given values over defaults.</summary>
internal sealed class TemplateParameters
{
    private readonly Dictionary<string, TemplateParameter> _values = [];

    /// <exception cref="TemplateException">A parameter without default was not given, or a value is not among AllowedValues.</exception>
    public static TemplateParameters Read(TemplateMap declared, IReadOnlyDictionary<string, string> given)
    {
        var parameters = new TemplateParameters();
        foreach (var (name, node) in declared.Entries)
        {
            var declaration = node.AsMap($"Parameter {name}");
            var value = given.GetValueOrDefault(name) ?? Default(declaration)
                ?? throw new TemplateException(node.Mark, $"parameter {name} has no default: give it a Default, or a value when starting the host.");
            var allowed = declaration.Texts("AllowedValues");
            if (allowed.Count > 0 && !allowed.Contains(value))
                throw new TemplateException(node.Mark, $"parameter {name} is '{value}', which is not one of its AllowedValues: {string.Join(", ", allowed)}.");
            var type = declaration.RequiredText("Type", $"Parameter {name}");
            parameters._values[name] = new TemplateParameter(value, type is "CommaDelimitedList" || type.StartsWith("List<", StringComparison.Ordinal));
        }

        return parameters;
    }

    public TemplateParameter? Find(string name) => _values.GetValueOrDefault(name);

    // An empty default is a value ('' in YAML); Text() would read it as such only when quoted.
    private static string? Default(TemplateMap declaration) =>
        declaration.Entries.FirstOrDefault(entry => entry.Key == "Default").Value switch
        {
            null => null,
            TemplateList list => string.Join(',', list.Items.Select(item => item.AsText("Default"))),
            var node => node.AsText("Default"),
        };
}
