namespace SecondBrain.Functions.Http;

/// <summary>An error as RFC 9457 describes it.</summary>
internal sealed record Problem(string Type, string Title, int Status, string Detail);
