namespace SecondBrain.Aws.S3;

/// <summary>What may be uploaded through a link: exactly this many bytes of this type, once, until it expires.</summary>
public sealed record UploadTerms
{
    /// <summary>The most that S3 takes in one PUT: 5 GiB.</summary>
    public const long MaxLength = 5L * 1024 * 1024 * 1024;

    public static readonly TimeSpan LongestLife = TimeSpan.FromDays(7);

    /// <param name="contentType">Such as <c>application/zip</c>.</param>
    /// <param name="length">In bytes, 1 to <see cref="MaxLength"/>.</param>
    /// <param name="life">How long the link is good: more than nothing, at most <see cref="LongestLife"/>.</param>
    /// <exception cref="ArgumentException">A length or life out of range, or a content type that no header can have.</exception>
    public UploadTerms(string contentType, long length, TimeSpan life)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, MaxLength);
        ArgumentOutOfRangeException.ThrowIfLessThan(life, TimeSpan.FromSeconds(1));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(life, LongestLife);
        if (contentType.Length == 0 || contentType.Any(c => !char.IsAscii(c) || char.IsControl(c)))
            throw new ArgumentException("A content type is ASCII without control characters.", nameof(contentType));

        (ContentType, Length, Life) = (contentType, length, life);
    }

    public string ContentType { get; }

    public long Length { get; }

    public TimeSpan Life { get; }

    /// <summary>Whether the link replaces an object that is already there. Default: no, S3 answers 412.</summary>
    public bool MayReplace { get; init; }
}
