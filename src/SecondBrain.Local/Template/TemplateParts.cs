using System.Text;

namespace SecondBrain.Local.Template;

/// <summary>template.yaml as the sum of its parts: one file a feature in <c>template/</c>, each with the sections of a SAM template.</summary>
/// <remarks>
/// SAM knows routes only of an API in the same template, so nested stacks cannot have them (ADR 30). The text is kept as it is written, comments
/// included: sections are appended in the order of the files' names, after those of <see cref="First"/>, which alone has what comes before the sections.
/// </remarks>
internal static class TemplateParts
{
    public const string Folder = "template";
    public const string First = "stack.yaml";

    private static readonly string[] Sections = ["Parameters", "Mappings", "Rules", "Conditions", "Globals", "Resources", "Outputs"];

    /// <param name="parts">File names and what they hold.</param>
    /// <exception cref="TemplateException">A line is in no section, a section is unknown, or a name is declared twice.</exception>
    public static string Join(IEnumerable<(string Name, string Text)> parts)
    {
        var ordered = parts.OrderBy(part => part.Name != First).ThenBy(part => part.Name, StringComparer.Ordinal).ToList();
        if (ordered is not [(First, _), ..])
        {
            throw new TemplateException(new TemplateMark($"{Folder}/{First}", 1), "there is no such file, and the template begins with it.");
        }

        var head = new StringBuilder($"# Made of {Folder}/*.yaml, a file a feature. Edit those, then run: dotnet run --project src/SecondBrain.Local -- template --write\n");
        var bodies = Sections.ToDictionary(section => section, _ => new StringBuilder(), StringComparer.Ordinal);
        var declared = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, text) in ordered)
        {
            Append(name, text.ReplaceLineEndings("\n").TrimEnd('\n'), head, bodies, declared);
        }

        foreach (var section in Sections.Where(section => bodies[section].Length > 0))
        {
            head.Append('\n').Append(section).Append(":\n").Append(bodies[section].ToString().TrimEnd('\n')).Append('\n');
        }

        return head.ToString();
    }

    private static void Append(string name, string text, StringBuilder head, Dictionary<string, StringBuilder> bodies, Dictionary<string, string> declared)
    {
        StringBuilder? body = null;
        var section = "";
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            var mark = new TemplateMark($"{Folder}/{name}", number);
            if (line is [not ' ' and not '#', .., ':'])
            {
                section = line[..^1];
                body = bodies.GetValueOrDefault(section) ?? throw new TemplateException(mark, $"{section} is no section that parts may have: {string.Join(", ", Sections)}.");
                body.Append("  # ").Append(Folder).Append('/').Append(name).Append('\n');
            }
            else if (body is not null)
            {
                CheckDeclaredOnce(section, line, mark, declared);
                body.Append(line).Append('\n');
            }
            else if (name == First)
            {
                head.Append(line.Length == 0 ? "" : line + "\n");
            }
            else if (line.Length > 0 && line[0] != '#')
            {
                throw new TemplateException(mark, $"this is in no section. Only {First} has lines before the first one.");
            }
        }

        foreach (var each in bodies.Values.Where(each => each.Length > 0 && !each.ToString().EndsWith("\n\n", StringComparison.Ordinal)))
        {
            each.Append('\n');
        }
    }

    private static void CheckDeclaredOnce(string section, string line, TemplateMark mark, Dictionary<string, string> declared)
    {
        if (line is not [' ', ' ', not ' ' and not '#', ..] || line.IndexOf(':', StringComparison.Ordinal) is not (> 2 and var colon))
        {
            return;
        }

        var name = line[2..colon];
        if (!declared.TryAdd($"{section}/{name}", mark.ToString()))
        {
            throw new TemplateException(mark, $"{name} is declared already, at {declared[$"{section}/{name}"]}.");
        }
    }
}
