using System.Text.RegularExpressions;
using SecondBrain.Local.Cli;

namespace SecondBrain.Assets.Tests.Documentation;

/// <summary>The commands and options that the executable itself lists.</summary>
internal sealed partial class CommandHelp
{
    private readonly Dictionary<string, IReadOnlySet<string>> _options = new(StringComparer.Ordinal);

    private CommandHelp(IReadOnlySet<string> verbs) => Verbs = verbs;

    public IReadOnlySet<string> Verbs { get; }

    public static async Task<CommandHelp> OfExecutableAsync()
    {
        var root = await HelpAsync("--help");
        var help = new CommandHelp(Commands(root).ToHashSet(StringComparer.Ordinal))
        {
            _options = { [""] = Options(root) },
        };
        foreach (var verb in help.Verbs)
        {
            var text = await HelpAsync(verb, "--help");
            foreach (var part in Commands(text)) text += await HelpAsync(verb, part, "--help");
            help._options[verb] = Options(text);
        }

        return help;
    }

    /// <param name="verb">Empty for the executable without a command.</param>
    /// <param name="option">As written: <c>--port</c>, <c>-e</c>.</param>
    public bool Knows(string verb, string option) => _options[verb].Contains(option);

    private static List<string> Commands(string help) => help.IndexOf("Commands:", StringComparison.Ordinal) is >= 0 and var at
        ? [.. help[at..].Split('\n').Skip(1).Select(line => line.TrimStart().Split(' ')[0]).Where(word => word.Length > 0)]
        : [];

    private static HashSet<string> Options(string help) => Option().Matches(help).Select(match => match.Value).ToHashSet(StringComparer.Ordinal);

    private static async Task<string> HelpAsync(params string[] arguments)
    {
        var output = new StringWriter();
        var context = new CliContext(new Terminal(TextReader.Null, output, output), TimeProvider.System, new CommonOptions("data"));
        (await CommandLine.RunAsync(arguments, context)).ShouldBe(0, output.ToString());
        return output.ToString();
    }

    [GeneratedRegex(@"(?<![\w-])--?[A-Za-z][\w-]*", RegexOptions.CultureInvariant)]
    private static partial Regex Option();
}
