namespace SecondBrain.Local.Downloads;

/// <summary>
/// A lock between processes, held as an open file: the operating system releases it when its holder ends, however it ends.
/// The file itself stays; it means nothing.
/// </summary>
internal sealed class FileLock : IDisposable
{
    private static readonly TimeSpan RetryInterval = TimeSpan.FromMilliseconds(200);
    private readonly FileStream _stream;

    private FileLock(FileStream stream) => _stream = stream;

    /// <summary>Takes the lock, or returns null when another holder has it.</summary>
    public static FileLock? TryAcquire(string path)
    {
        try
        {
            return new FileLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    public static async Task<FileLock> AcquireAsync(string path, Action onWait, TimeProvider time, CancellationToken cancellationToken)
    {
        for (var waited = false; ; waited = true)
        {
            if (TryAcquire(path) is { } held)
                return held;
            if (!waited)
                onWait();
            await Task.Delay(RetryInterval, time, cancellationToken);
        }
    }

    public void Dispose() => _stream.Dispose();
}
