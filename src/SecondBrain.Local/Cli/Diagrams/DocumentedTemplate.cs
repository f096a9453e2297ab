using SecondBrain.Local.Template;

namespace SecondBrain.Local.Cli.Diagrams;

/// <summary>Reads the template for a page about it: a parameter without a default is called by its name.</summary>
internal static class DocumentedTemplate
{
    public static LocalTemplate Read(string path)
    {
        using var yaml = File.OpenText(path);
        var parameters = YamlSource.Read(yaml, Path.GetFileName(path)).Map("Parameters").Entries
            .Where(parameter => parameter.Value.AsMap(parameter.Key)["Default"] is null)
            .ToDictionary(parameter => parameter.Key, parameter => parameter.Value.AsMap(parameter.Key).Texts("AllowedValues") is [var first, ..] ? first : parameter.Key);
        return TemplateReader.Read(path, new TemplateScope { Parameters = parameters });
    }
}
