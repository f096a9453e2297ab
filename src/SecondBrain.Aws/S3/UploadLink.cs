namespace SecondBrain.Aws.S3;

/// <summary>Who holds this may upload one object, without credentials: it is a secret until it expires.</summary>
/// <param name="Headers">The PUT must send exactly these; they are signed.</param>
public sealed record UploadLink(Uri Url, IReadOnlyDictionary<string, string> Headers, DateTimeOffset ExpiresAt)
{
    /// <summary>Without the URL: its query is a key to the bucket.</summary>
    public override string ToString() => $"upload link to {Url.Host}, good until {ExpiresAt:O}";
}
