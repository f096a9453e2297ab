namespace SecondBrain.Local.Template;

/// <summary>A resource as it is written: its properties are not resolved yet.</summary>
internal sealed record TemplateResource(string LogicalId, string Type, ResourceKind Kind, TemplateMap Properties, string? Condition, TemplateMark Mark);
