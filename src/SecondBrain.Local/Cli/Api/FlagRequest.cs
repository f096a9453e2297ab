namespace SecondBrain.Local.Cli.Api;

internal sealed record FlagRequest(string Reason, string? Why);

internal sealed record FlagAnswer(string Reason, string By);
