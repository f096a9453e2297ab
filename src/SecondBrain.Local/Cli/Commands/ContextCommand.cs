using System.CommandLine;
using SecondBrain.Local.Cli.Api;

namespace SecondBrain.Local.Cli.Commands;

/// <summary><c>context QUESTION</c>.</summary>
internal static class ContextCommand
{
    private const int DefaultBudget = 2000;

    public static Command Create(CliContext context)
    {
        var question = new Argument<string[]>("QUESTION") { Description = "Words, or a question in plain language", Arity = ArgumentArity.OneOrMore };
        var budget = new Option<int>("--budget") { Description = "The most tokens, 100 to 32000", HelpName = "N", DefaultValueFactory = _ => DefaultBudget };
        var trusted = new Option<bool>("--trusted") { Description = "Leave out what assistants wrote or what came from the web" };
        var json = new Option<bool>("--json") { Description = "Print the API's answer" };
        var command = new Command("context", "Print the passages that answer a question as Markdown for a prompt, cited, within a budget of tokens") { question, budget, trusted, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var text = string.Join(' ', parsed.GetRequiredValue(question));
            using var http = (await context.Options.HostOf(parsed, cancellationToken)).Connect();
            var brain = new BrainClient(http, context.Clock);
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(context.Terminal, await brain.RawAsync(BrainClient.ContextPath(text, parsed.GetValue(budget), parsed.GetValue(trusted)), cancellationToken));
                return 0;
            }

            var built = await brain.ContextAsync(text, parsed.GetValue(budget), parsed.GetValue(trusted), cancellationToken);
            if (built.Advice is { } advice) await context.Terminal.Error.WriteLineAsync(advice);
            await context.Terminal.Out.WriteAsync(built.Context);
            return 0;
        });
        return command;
    }
}
