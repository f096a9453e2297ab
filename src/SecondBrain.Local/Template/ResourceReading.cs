namespace SecondBrain.Local.Template;

/// <summary>One resource with its properties resolved, handed to the type that makes sense of them.</summary>
internal sealed record ResourceReading(string LogicalId, string Name, ResourceKind Kind, TemplateMap Properties, TemplateMark Mark, TemplateScope Scope, string Folder)
{
    public string Reference => Kind.Ref(Physical);

    public string Arn => Kind.Attributes["Arn"](Physical);

    private PhysicalName Physical => new(Scope, LogicalId, Name);

    public string RequiredText(string property) => Properties.RequiredText(property, $"{LogicalId}");
}
