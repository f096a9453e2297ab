using SecondBrain.Local.Cli.Api;

namespace SecondBrain.Local.Cli.Import;

/// <summary>Waits until the workflow has captured the files of an import, asking less often while nothing changes.</summary>
internal sealed class ImportWait(BrainClient brain, TimeProvider clock)
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    /// <exception cref="CliException">The workflow gave up.</exception>
    public async Task UntilDoneAsync(string import, CancellationToken cancellationToken)
    {
        for (var pause = ShortestPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            var now = await brain.ImportAsync(import, cancellationToken);
            if (now.State == ImportStates.Done) return;
            if (now.State == ImportStates.Failed)
                throw new CliException($"The import ended early ({now.Error}). What was captured is kept: run the same import again.");
            await Task.Delay(pause, clock, cancellationToken);
        }
    }
}
