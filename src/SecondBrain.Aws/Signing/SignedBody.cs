namespace SecondBrain.Aws.Signing;

/// <param name="Headers">Beside the content type.</param>
internal sealed record SignedBody(ReadOnlyMemory<byte> Bytes, string ContentType, params (string Name, string Value)[] Headers)
{
    /// <summary>What the operation puts before the service's host name, such as <c>sync-</c>.</summary>
    public string HostPrefix { get; init; } = "";

    /// <summary>Null: the client's.</summary>
    public TimeSpan? AttemptTimeout { get; init; }

    /// <summary>False: making the call twice does the thing twice, so it is not made again when no answer came.</summary>
    public bool IsRepeatable { get; init; } = true;
}
