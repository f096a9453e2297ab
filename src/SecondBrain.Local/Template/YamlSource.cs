using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace SecondBrain.Local.Template;

/// <summary>Reads YAML into template nodes; the short tags (<c>!Ref</c>, <c>!Sub</c>, ...) become their long forms, so that one resolver serves both.</summary>
internal static class YamlSource
{
    private static readonly string[] Functions =
        ["GetAtt", "Sub", "Join", "Select", "Split", "If", "Equals", "And", "Or", "Not", "FindInMap", "ImportValue", "Base64", "Cidr", "GetAZs", "Transform", "Length", "ToJsonString", "GetStackOutput"];

    /// <param name="file">The name that error messages give.</param>
    /// <exception cref="TemplateException">Not YAML, empty, or a tag that CloudFormation does not have.</exception>
    public static TemplateMap Read(TextReader yaml, string file)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(yaml);
        }
        catch (YamlException e)
        {
            throw new TemplateException(new TemplateMark(file, (int)e.Start.Line), $"this is not valid YAML: {e.InnerException?.Message ?? e.Message}");
        }

        if (stream.Documents.Count == 0)
            throw new TemplateException(new TemplateMark(file, 1), "the template is empty.");
        return Convert(stream.Documents[0].RootNode, file).AsMap("A template");
    }

    private static TemplateNode Convert(YamlNode node, string file)
    {
        var mark = new TemplateMark(file, (int)node.Start.Line);
        TemplateNode value = node switch
        {
            YamlScalarNode scalar => new TemplateText(mark, scalar.Value ?? "", scalar.Style != ScalarStyle.Plain),
            YamlSequenceNode sequence => new TemplateList(mark, [.. sequence.Children.Select(child => Convert(child, file))]),
            YamlMappingNode mapping => new TemplateMap(mark, [.. mapping.Children.Select(pair => KeyValuePair.Create(Convert(pair.Key, file).AsText("A key"), Convert(pair.Value, file)))]),
            _ => throw new TemplateException(mark, $"YAML {node.NodeType} is not used in templates."),
        };
        return Expand(node, value);
    }

    private static TemplateNode Expand(YamlNode node, TemplateNode value)
    {
        if (node.Tag.IsEmpty || node.Tag.Value is not ['!', .. var name] || name.Length == 0)
            return value;
        var function = name switch
        {
            "Ref" or "Condition" => name,
            _ when Functions.Contains(name) => $"Fn::{name}",
            _ => throw new TemplateException(value.Mark, $"CloudFormation has no !{name}."),
        };
        return new TemplateMap(value.Mark, [KeyValuePair.Create(function, value)]);
    }
}
