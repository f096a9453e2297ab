using System.CommandLine;
using SecondBrain.Local.Authorization;
using SecondBrain.Local.Hosting;

namespace SecondBrain.Local.Cli.Commands;

/// <summary><c>token</c>.</summary>
internal static class TokenCommand
{
    private const int LongestDays = 365;

    private static readonly string[] KnownScopes = ["brain/read", "brain/write"];

    public static Command Create(CliContext context)
    {
        var scopes = new Option<string[]>("--scopes")
        {
            Description = "What the token allows: brain/read, brain/write (default: brain/read)",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [KnownScopes[0]],
        };
        scopes.AcceptOnlyFromAmong(KnownScopes);
        var agent = new Option<string?>("--agent") { Description = "The name of the assistant it is for: what it writes is marked as its own", HelpName = "NAME" };
        var days = new Option<int>("--days")
        {
            Description = "How long it is good",
            HelpName = "N",
            DefaultValueFactory = _ => 30,
            Validators = { result => { if (result.GetValueOrDefault<int>() is < 1 or > LongestDays) result.AddError($"--days is a number from 1 to {LongestDays}."); } },
        };
        var command = new Command("token", "Print a bearer token for this brain") { scopes, agent, days };
        command.SetAction(parsed =>
        {
            var data = context.Options.DataOf(parsed);
            if (!File.Exists(Path.Combine(data, LocalIssuer.KeyFile)))
                throw new CliException($"There is no brain in {data} yet. Start the host once: dotnet run --project src/SecondBrain.Local");

            var url = HostFile.Find(data)?.Url ?? $"http://localhost:{parsed.GetValue(context.Options.Port) ?? LocalHostOptions.DefaultPort}";
            using var issuer = LocalIssuer.Open(DataFolder.Open(data), url, LocalHost.Audience, context.Clock);
            var request = new TokenRequest(new LocalHostOptions().Brain, "owner", parsed.GetRequiredValue(scopes), TimeSpan.FromDays(parsed.GetValue(days)))
            {
                Agent = parsed.GetValue(agent),
            };
            context.Terminal.Out.WriteLine(issuer.Mint(request));
        });
        return command;
    }
}
