using System.CommandLine;
using System.CommandLine.Parsing;
using SecondBrain.Local.Template;

namespace SecondBrain.Local.Cli;

/// <summary>Values for the template's parameters, as <c>sam deploy --parameter-overrides</c> takes them.</summary>
internal static class ParameterOption
{
    public static Option<Dictionary<string, string>> Create() => new("--parameter")
    {
        Description = "A value for a parameter of template.yaml, such as AgentWritesPerDay=5000; may be given more than once",
        HelpName = "NAME=VALUE",
        Arity = ArgumentArity.OneOrMore,
        DefaultValueFactory = static _ => [],
        CustomParser = Read,
    };

    /// <exception cref="CliException">The template has no parameter of a name: a value that nobody reads would be a mistake that nobody sees.</exception>
    public static void Check(IEnumerable<string> names, string template)
    {
        using var yaml = File.OpenText(template);
        var declared = YamlSource.Read(yaml, Path.GetFileName(template)).Map("Parameters").Entries.Select(entry => entry.Key).ToList();
        if (names.FirstOrDefault(name => !declared.Contains(name)) is { } unknown)
            throw new CliException($"{Path.GetFileName(template)} has no parameter {unknown}. It has {string.Join(", ", declared.Order(StringComparer.Ordinal))}.");
    }

    private static Dictionary<string, string> Read(ArgumentResult result)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var token in result.Tokens)
        {
            var equals = token.Value.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
                result.AddError($"--parameter is NAME=VALUE, not '{token.Value}'.");
            else
                values[token.Value[..equals]] = token.Value[(equals + 1)..];
        }

        return values;
    }
}
