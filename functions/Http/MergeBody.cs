namespace SecondBrain.Functions.Http;

/// <param name="Into">The id of the note that stays.</param>
internal sealed record MergeBody(string? Into);
