namespace SecondBrain.Functions.Http;

/// <param name="Status"><c>ok</c>, or <c>unavailable</c> when the table does not answer.</param>
internal sealed record HealthAnswer(string Status, string Version);
