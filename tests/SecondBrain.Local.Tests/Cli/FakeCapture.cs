namespace SecondBrain.Local.Tests.Cli;

internal sealed record FakeCapture(string Id, string Source, byte[] Bytes, string? ContentType)
{
    public string State { get; set; } = "captured";

    public int Reads { get; set; }
}
