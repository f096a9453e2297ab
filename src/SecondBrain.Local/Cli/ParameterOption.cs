using System.CommandLine;
using System.CommandLine.Parsing;

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
