namespace SecondBrain.Lambda.Runtime;

internal static class ResponseBytes
{
    private const int ChunkBytes = 64 * 1024;

    /// <summary>Reads to the end, or until it is clear that Lambda would refuse the response.</summary>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        if (stream.CanSeek && stream.Length - stream.Position > LambdaRuntimeOptions.MaxResponseBytes)
            throw new ResponseTooLargeException(stream.Length - stream.Position);

        if (stream is MemoryStream memory && memory.TryGetBuffer(out var buffer))
            return buffer.AsMemory((int)memory.Position);

        using var bytes = new MemoryStream();
        var chunk = new byte[ChunkBytes];
        while (await stream.ReadAsync(chunk, cancellationToken) is > 0 and var read)
        {
            await bytes.WriteAsync(chunk.AsMemory(0, read), cancellationToken);
            if (bytes.Length > LambdaRuntimeOptions.MaxResponseBytes)
                throw new ResponseTooLargeException(bytes.Length);
        }

        return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
    }
}
