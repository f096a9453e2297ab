using System.CommandLine;
using Microsoft.Extensions.AI;
using SecondBrain.Local.Workflows.Chat;

namespace SecondBrain.Local.Cli;

/// <summary>The options that name a chat model: a server with OpenAI's chat completions.</summary>
internal sealed class ChatModelOptions
{
    /// <summary>The variable that holds the server's key.</summary>
    public const string KeyVariable = "SECONDBRAIN_CHAT_KEY";

    // A small machine takes its time over a long answer
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromMinutes(5);

    public Option<Uri?> Url { get; } = new("--chat-url")
    {
        Description = $"A server with OpenAI's chat completions that answers for Bedrock, such as http://localhost:11434/v1 (key: {KeyVariable})",
        HelpName = "URL",
        CustomParser = result => Uri.TryCreate(result.Tokens.SingleOrDefault()?.Value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? url
            : Refuse(result, "--chat-url is an http or https URL."),
    };

    public Option<string?> Model { get; } = new("--chat-model") { Description = "The model to ask there, such as llama3.2", HelpName = "NAME" };

    /// <summary>Null when none is named.</summary>
    /// <exception cref="CliException">One option without the other.</exception>
    public IChatClient? Create(ParseResult parsed) => (parsed.GetValue(Url), parsed.GetValue(Model)) switch
    {
        (null, null) => null,
        ({ } url, { } model) => new OpenAiChatClient(
            new HttpClient { Timeout = LongestAnswer }, url, model, Environment.GetEnvironmentVariable(KeyVariable) is { Length: > 0 } key ? key : null),
        _ => throw new CliException("--chat-url and --chat-model are given together."),
    };

    private static Uri? Refuse(System.CommandLine.Parsing.ArgumentResult result, string message)
    {
        result.AddError(message);
        return null;
    }
}
