using System.Globalization;

namespace SecondBrain.Core.Safety;

/// <summary>How much may be written. Days are those of UTC. An agent is limited in each of four ways, a person only by the minute.</summary>
/// <param name="AgentSession">Writes of one session of an agent in a day.</param>
/// <param name="AgentTokens">Tokens of text that one agent writes in a day, as estimated.</param>
public sealed record WriteLimits(int AgentMinute, int AgentSession, int AgentDay, int AgentTokens, int PersonMinute)
{
    public static WriteLimits Default { get; } = new(AgentMinute: 60, AgentSession: 500, AgentDay: 2000, AgentTokens: 500_000, PersonMinute: 3000);

    /// <summary>Reads the limits from environment variables; one that is not set has its default.</summary>
    /// <exception cref="FormatException">One is no whole number from 1 to 1,000,000,000; the message names the variable.</exception>
    public static WriteLimits Parse(Func<string, string?> variable) => new(
        Read(variable, "AGENT_WRITES_PER_MINUTE", Default.AgentMinute),
        Read(variable, "AGENT_WRITES_PER_SESSION", Default.AgentSession),
        Read(variable, "AGENT_WRITES_PER_DAY", Default.AgentDay),
        Read(variable, "AGENT_TOKENS_PER_DAY", Default.AgentTokens),
        Read(variable, "PERSON_WRITES_PER_MINUTE", Default.PersonMinute));

    private static int Read(Func<string, string?> variable, string name, int otherwise) => variable(name) switch
    {
        null => otherwise,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 1_000_000_000 => number,
        var text => throw new FormatException($"{name} is '{text}'; it must be a whole number from 1 to 1000000000."),
    };
}
