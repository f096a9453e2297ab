namespace SecondBrain.Local.Cli.Api;

internal sealed record ClipRequest(string Url, string? Title, IReadOnlyList<string> Tags);

internal sealed record ClipAnswer(string Id, string Receipt, bool Duplicate);
