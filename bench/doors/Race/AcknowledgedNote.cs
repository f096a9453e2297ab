namespace SecondBrain.Bench.Doors.Race;

/// <summary>A note as its writer sent it, with the ids that the server answered.</summary>
internal sealed record AcknowledgedNote(ShortNote Note, string Id, string Receipt);
