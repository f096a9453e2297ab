using SecondBrain.Local.Hosting;

namespace SecondBrain.Local.Template;

/// <summary>The template says something that the local host cannot do or understand; the message starts with <c>file:line:</c>.</summary>
internal sealed class TemplateException(TemplateMark mark, string problem) : LocalHostException($"{mark}: {problem}")
{
    public TemplateMark Mark { get; } = mark;
}
