namespace SecondBrain.Local.Tests.Cli;

/// <summary>Keeps what is written, and tells when the first line is complete.</summary>
internal sealed class CountedLines : StringWriter
{
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public CountedLines() => NewLine = "\n";

    public Task FirstLine => _first.Task;

    public override async Task WriteLineAsync(string? value)
    {
        await base.WriteLineAsync(value);
        _first.TrySetResult();
    }
}
