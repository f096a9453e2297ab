namespace SecondBrain.Local.Tests.Cli;

/// <summary>A client that thinks before each line it writes; null ends its input.</summary>
internal sealed class LineByLine(Func<string?>[] lines) : TextReader
{
    private int _next;

    /// <summary>Every line but the first comes after this.</summary>
    public Task? WaitForLine { get; set; }

    public override async ValueTask<string?> ReadLineAsync(CancellationToken cancellationToken)
    {
        if (_next == lines.Length) return null;
        if (_next > 0 && WaitForLine is not null) await WaitForLine.WaitAsync(TimeSpan.FromSeconds(30), cancellationToken);
        var line = lines[_next++];
        return await Task.Run(line, cancellationToken);
    }
}
