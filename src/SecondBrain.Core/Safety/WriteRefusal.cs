using System.Globalization;
using SecondBrain.Core.Access;

namespace SecondBrain.Core.Safety;

/// <summary>Puts into words why a write has to wait.</summary>
internal static class WriteRefusal
{
    public static WriteVerdict.Limited Of(string limit, WriteLimits limits, Principal by, int tokens, DateTimeOffset now)
    {
        var wait = limit == WriteLimit.Minute
            ? TimeSpan.FromSeconds(60 - (now.ToUnixTimeSeconds() % 60))
            : TimeSpan.FromSeconds(Math.Ceiling((now.UtcDateTime.Date.AddDays(1) - now.UtcDateTime).TotalSeconds));
        return new WriteVerdict.Limited(limit, wait, string.Create(CultureInfo.InvariantCulture, $"{Reason(limit, limits, by, tokens)} Nothing was written. {Advice(limit, wait)}"));
    }

    private static string Reason(string limit, WriteLimits limits, Principal by, int tokens) => limit switch
    {
        WriteLimit.Minute => string.Create(
            CultureInfo.InvariantCulture, $"'{by.Actor}' has made as many writes in this minute as one may: {(by.Kind is ActorKind.Agent ? limits.AgentMinute : limits.PersonMinute)}."),
        WriteLimit.Session => string.Create(CultureInfo.InvariantCulture, $"This session has made as many writes today as one may: {limits.AgentSession}."),
        WriteLimit.Day => string.Create(CultureInfo.InvariantCulture, $"'{by.Actor}' has made as many writes today as an agent may: {limits.AgentDay}."),
        _ when tokens > limits.AgentTokens => string.Create(
            CultureInfo.InvariantCulture, $"This text alone has about {tokens} tokens, more than an agent may write in a day: {limits.AgentTokens}."),
        _ => string.Create(
            CultureInfo.InvariantCulture, $"With this text of about {tokens} tokens, '{by.Actor}' would have written more today than an agent may: {limits.AgentTokens} tokens."),
    };

    private static string Advice(string limit, TimeSpan wait) => limit == WriteLimit.Minute
        ? string.Create(CultureInfo.InvariantCulture, $"Try again in {wait.TotalSeconds} seconds, and put several short notes into one.")
        : "Try again after midnight UTC, or tell the brain's owner what you want to write: the limits are parameters of the deployment.";
}
