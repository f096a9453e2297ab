using System.CommandLine;
using SecondBrain.Core.Access;
using SecondBrain.Local.Cli.Api;
using Spectre.Console;

namespace SecondBrain.Local.Cli.Commands;

/// <summary><c>members list|add|remove</c>.</summary>
internal static class MembersCommand
{
    private static readonly string Roles = string.Join(", ", BrainRoles.OfMembers.Select(role => role.Name()));

    public static Command Create(CliContext context) => new("members", "Share this brain: list, add and remove who may use it")
    {
        List(context),
        Add(context),
        Remove(context),
    };

    private static Command List(CliContext context)
    {
        var command = new Command("list", "List who may use this brain");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var http = (await context.Options.HostOf(parsed, cancellationToken)).Connect();
            foreach (var member in (await new BrainClient(http, context.Clock).MembersAsync(cancellationToken)).Items)
            {
                Write(context.Terminal, member);
            }
        });
        return command;
    }

    private static Command Add(CliContext context)
    {
        var subject = Subject();
        var role = new Option<string>("--role") { Description = $"What they may do: {Roles} (default: reader)", HelpName = "ROLE", DefaultValueFactory = _ => BrainRole.Reader.Name() };
        var agent = new Option<string?>("--agent") { Description = "For a machine, the name that it writes under", HelpName = "NAME" };
        var command = new Command("add", "Add a member, or give one another role") { subject, role, agent };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var name = parsed.GetRequiredValue(role);
            if (!BrainRoles.TryParse(name, out _)) throw new CliException($"There is no role '{name}'. Known: {Roles}.");
            using var http = (await context.Options.HostOf(parsed, cancellationToken)).Connect();
            Write(context.Terminal, await new BrainClient(http, context.Clock).PutMemberAsync(parsed.GetRequiredValue(subject), new MemberRequest(name, parsed.GetValue(agent)), cancellationToken));
        });
        return command;
    }

    private static Command Remove(CliContext context)
    {
        var subject = Subject();
        var command = new Command("remove", "Remove a member: their tokens stop working within half a minute") { subject };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var http = (await context.Options.HostOf(parsed, cancellationToken)).Connect();
            await new BrainClient(http, context.Clock).RemoveMemberAsync(parsed.GetRequiredValue(subject), cancellationToken);
            context.Terminal.Line("Removed.");
        });
        return command;
    }

    private static Argument<string> Subject() => new("SUBJECT") { Description = "The claim 'sub' of their tokens, or a machine's client id" };

    private static void Write(Terminal terminal, MemberAnswer member) =>
        terminal.Line($"{Markup.Escape(member.Subject)}  {member.Role}{(member.Agent is { } agent ? $"  [grey]writes as {Markup.Escape(agent)}[/]" : "")}");
}
