using System.CommandLine;
using SecondBrain.Core.Access;
using SecondBrain.Core.Identity;
using SecondBrain.Local.Authorization;
using SecondBrain.Local.Hosting;

namespace SecondBrain.Local.Cli.Commands;

/// <summary><c>token</c>.</summary>
internal static class TokenCommand
{
    private const int LongestDays = 365;

    private const string Prefix = "brain/";

    private static readonly string Names = string.Join(", ", Scope.All.Select(scope => scope[Prefix.Length..]));

    public static Command Create(CliContext context)
    {
        var scopes = new Option<string[]>("--scopes")
        {
            Description = $"What the token allows, separated by commas or spaces: {Names} (default: read)",
            HelpName = "SCOPES",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [Scope.Read],
        };
        var agent = new Option<string?>("--agent") { Description = "The name of the assistant it is for: what it writes is marked as its own", HelpName = "NAME" };
        var session = new Option<string?>("--session") { Description = "The conversation it is for, whose writes can be undone together (default: each token its own)", HelpName = "S" };
        var subject = new Option<string>("--subject") { Description = "Who it is for, as members are listed", HelpName = "X", DefaultValueFactory = _ => "owner" };
        var brain = new Option<string>("--brain") { Description = "The brain it opens", HelpName = "B", DefaultValueFactory = _ => new LocalHostOptions().Brain };
        var days = new Option<int>("--days")
        {
            Description = "How long it is good",
            HelpName = "N",
            DefaultValueFactory = _ => 30,
            Validators = { result => { if (result.GetValueOrDefault<int>() is < 1 or > LongestDays) result.AddError($"--days is a number from 1 to {LongestDays}."); } },
        };
        var command = new Command("token", "Print a bearer token of the local issuer") { scopes, agent, session, subject, brain, days };
        command.SetAction(parsed =>
        {
            var request = new TokenRequest(
                Brain(parsed.GetRequiredValue(brain)), Subject(parsed.GetRequiredValue(subject)), Scopes(parsed.GetRequiredValue(scopes)), TimeSpan.FromDays(parsed.GetValue(days)))
            {
                Agent = Name("--agent", parsed.GetValue(agent)),
                Session = Name("--session", parsed.GetValue(session)),
            };
            var data = context.Options.DataOf(parsed);
            if (!File.Exists(Path.Combine(data, LocalIssuer.KeyFile)))
                throw new CliException($"There is no brain in {data} yet. Start the host once: dotnet run --project src/SecondBrain.Local");

            var url = HostFile.Find(data)?.Url ?? $"http://localhost:{parsed.GetValue(context.Options.Port) ?? LocalHostOptions.DefaultPort}";
            using var issuer = LocalIssuer.Open(DataFolder.Open(data), url, LocalHost.Audience, context.Clock);
            context.Terminal.Out.WriteLine(issuer.Mint(request));
        });
        return command;
    }

    /// <summary>In the order of <see cref="Scope.All"/>; <c>read</c> and <c>brain/read</c> are the same.</summary>
    private static string[] Scopes(string[] written)
    {
        var names = written.SelectMany(text => text.Split([',', ' '], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Select(name => name.StartsWith(Prefix, StringComparison.Ordinal) ? name : Prefix + name).ToList();
        return names.FirstOrDefault(name => !Scope.All.Contains(name)) is { } unknown
            ? throw new CliException($"There is no scope '{unknown[Prefix.Length..]}'. Known: {Names}.")
            : [.. Scope.All.Where(names.Contains)];
    }

    private static string Brain(string text) => BrainId.TryParse(text, out var brain)
        ? brain.Value
        : throw new CliException($"'{text}' is no brain: 1 to {BrainId.MaxLength} of a-z, 0-9 and '-'.");

    private static string Subject(string text) => Member.IsSubject(text)
        ? text
        : throw new CliException($"--subject is 1 to {Member.MaxSubject} characters without spaces and '/', not beginning with '#'.");

    private static string? Name(string option, string? text) => text is null || Member.IsAgentName(text)
        ? text
        : throw new CliException($"{option} is a name of 1 to {Member.MaxAgent} characters.");
}
