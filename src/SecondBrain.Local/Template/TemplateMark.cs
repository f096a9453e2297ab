namespace SecondBrain.Local.Template;

/// <summary>A place in a template: the file's name and the line, counted from 1.</summary>
internal readonly record struct TemplateMark(string File, int Line)
{
    public override string ToString() => $"{File}:{Line}";
}
