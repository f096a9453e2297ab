using SecondBrain.Local.Template;

namespace SecondBrain.Local.Tests.Template;

/// <summary>Reads templates that a test writes down.</summary>
internal static class Templates
{
    public static LocalTemplate Read(string yaml, TemplateScope? scope = null)
    {
        using var reader = new StringReader(yaml);
        return TemplateReader.Read(reader, "template.yaml", scope ?? new TemplateScope());
    }

    public static TemplateException Refuse(string yaml, TemplateScope? scope = null) => Should.Throw<TemplateException>(() => Read(yaml, scope));
}
