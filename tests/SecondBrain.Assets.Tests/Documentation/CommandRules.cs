using System.Text.RegularExpressions;
using SecondBrain.Assets.Tests.Template;

namespace SecondBrain.Assets.Tests.Documentation;

/// <summary>A command of the documentation names projects, files, functions, verbs, options and routes that exist.</summary>
internal static partial class CommandRules
{
    private const string Executable = "src/SecondBrain.Local";

    public static IEnumerable<string> Find(string command, CommandHelp help, SamTemplate template) =>
        Separator().Split(command).SelectMany(part => One(part, help, template)).Select(problem => $"{command}: {problem}");

    private static IEnumerable<string> One(string command, CommandHelp help, SamTemplate template)
    {
        var words = Word().Matches(command).Select(match => match.Value.Trim('"', '\'')).ToList();
        var problems = MissingPaths(words);
        return words switch
        {
            ["dotnet", "run", ..] => problems.Concat(Run(words, help, template)),
            ["sam", "local", "invoke", var function, ..] => problems.Concat(Function(function, template)),
            ["curl", ..] => problems.Concat(Curl(words, template)),
            _ => problems,
        };
    }

    // words that look like files of the checkout; what a reader makes or has elsewhere has no folder of ours in front
    private static IEnumerable<string> MissingPaths(List<string> words) =>
        from word in words
        let path = word.TrimStart('@', '<', '>')
        let first = path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path
        where !first.Contains('*', StringComparison.Ordinal) && first.IndexOf('/', StringComparison.Ordinal) > 0 && Checkout.Has(first.Split('/')[0]) && !Checkout.Has(first)
        select $"there is no {first}";

    private static IEnumerable<string> Run(List<string> words, CommandHelp help, SamTemplate template)
    {
        var project = words.IndexOf("--project");
        if (project < 0 || project + 1 == words.Count || !Checkout.Has(words[project + 1])) yield return "names no project that exists";
        else if (words[project + 1].TrimEnd('/') == Executable)
        {
            var arguments = words.Contains("--") ? words[(words.IndexOf("--") + 1)..] : [.. words.Skip(project + 2).Where(word => word.StartsWith("--", StringComparison.Ordinal))];
            arguments = [.. arguments.TakeWhile(word => word is not ("<" or ">" or "|"))];
            var verb = arguments.FirstOrDefault() is { } first && !first.StartsWith('-') ? first : "";
            if (verb.Length > 0 && !help.Verbs.Contains(verb))
            {
                yield return $"{verb} is no command";
                yield break;
            }

            foreach (var option in arguments.Where(word => word.StartsWith('-') && word.Length > 1 && !help.Knows(verb, word.Split('=')[0]))) yield return $"{option} is no option";
            if (verb == "invoke") foreach (var problem in Function(arguments.Count > 1 ? arguments[1] : "", template)) yield return problem;
        }
    }

    private static IEnumerable<string> Function(string name, SamTemplate template) =>
        template.Functions().Any(function => function.Name == name || function.Function == name) ? [] : [$"{name} is no function of the template"];

    private static IEnumerable<string> Curl(List<string> words, SamTemplate template)
    {
        var data = words.Any(word => word is "-d" or "-T" || word.StartsWith("--data", StringComparison.Ordinal) || word.StartsWith("--json", StringComparison.Ordinal));
        var request = words.FindIndex(word => word is "-X" or "--request");
        var method = request >= 0 && request + 1 < words.Count ? words[request + 1] : data ? "POST" : "GET";
        var routes = template.Functions().SelectMany(function => function.Routes()).Where(route => route.Key.Contains(' ', StringComparison.Ordinal)).ToList();
        foreach (var match in words.Select(word => LocalUrl().Match(word)).Where(match => match.Success))
        {
            var path = match.Groups["path"].Value;
            if (!routes.Any(route => Matches(route.Key, method, path))) yield return $"{method} {path} is no route";
        }
    }

    private static bool Matches(string route, string method, string path)
    {
        var (expected, actual) = (route.Split(' ')[1].Split('/'), path.Split('/'));
        return (route.StartsWith("ANY ", StringComparison.Ordinal) || route.StartsWith(method + " ", StringComparison.Ordinal))
            && expected.Length == actual.Length
            && expected.Zip(actual).All(part => part.First == part.Second || part.First.StartsWith('{'));
    }

    [GeneratedRegex(@"\s(?:&&|\|\||\||;)\s", RegexOptions.CultureInvariant)]
    private static partial Regex Separator();

    [GeneratedRegex("\"[^\"]*\"|'[^']*'|[^\\s\"']+(\"[^\"]*\"|'[^']*')?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Word();

    [GeneratedRegex(@"(localhost|127\.0\.0\.1):\d+(?<path>/[^?\s""'#]*)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex LocalUrl();
}
