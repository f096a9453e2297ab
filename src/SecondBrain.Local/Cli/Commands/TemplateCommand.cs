using System.CommandLine;
using SecondBrain.Local.Cli.Start;
using SecondBrain.Local.Template;

namespace SecondBrain.Local.Cli.Commands;

/// <summary><c>template --write</c>, <c>template --check</c>: template.yaml from the files of <c>template/</c>.</summary>
internal static class TemplateCommand
{
    public static Command Create(CliContext context)
    {
        var write = new Option<bool>("--write") { Description = "Write template.yaml" };
        var check = new Option<bool>("--check") { Description = "Fail when template.yaml is not what its parts make" };
        var command = new Command("template", "Make template.yaml of its parts in template/, a file a feature") { write, check };
        command.SetAction(parsed => (parsed.GetValue(write), parsed.GetValue(check)) switch
        {
            (true, false) => Write(context.Terminal),
            (false, true) => Check(context.Terminal),
            _ => throw new CliException("Say --write or --check."),
        });
        return command;
    }

    private static int Write(Terminal terminal)
    {
        var path = TemplateFile.Find();
        var text = Joined(path);
        File.WriteAllText(path, text);
        terminal.Out.WriteLine($"{path}: {text.Count(character => character == '\n')} lines.");
        return 0;
    }

    private static int Check(Terminal terminal)
    {
        var path = TemplateFile.Find();
        if (File.ReadAllText(path).ReplaceLineEndings("\n") == Joined(path))
        {
            terminal.Out.WriteLine($"{path} is current.");
            return 0;
        }

        terminal.Error.WriteLine($"{path} is not what {TemplateParts.Folder}/ makes: change the parts, then run 'dotnet run --project src/SecondBrain.Local -- template --write'.");
        return 1;
    }

    private static string Joined(string path)
    {
        var folder = Path.Combine(Path.GetDirectoryName(path)!, TemplateParts.Folder);
        if (!Directory.Exists(folder))
        {
            throw new CliException($"There is no {folder}.");
        }

        try
        {
            return TemplateParts.Join(Directory.EnumerateFiles(folder, "*.yaml").Select(file => (Path.GetFileName(file), File.ReadAllText(file))));
        }
        catch (TemplateException fault)
        {
            throw new CliException(fault.Message, fault);
        }
    }
}
