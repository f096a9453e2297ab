namespace SecondBrain.Local.Cli.Api;

// What docs/openapi.yaml says of imports and digests, as far as the commands use it.

internal sealed record ImportStatus(string Id, string State, string? Error);

internal sealed record UploadedFiles(IReadOnlyList<UploadedFile> Files);

internal sealed record UploadedFile(string Path, byte[] Base64);

internal sealed record ImportedFile(string Path, string Status, string? Capture, string? Reason);

internal sealed record Digest(string Date, IReadOnlyList<DigestSection> Sections);

internal sealed record DigestSection(string Kind, string Title, IReadOnlyList<DigestItem> Items);

internal sealed record DigestItem(IReadOnlyList<LinkEnd> Notes, string? Name, string Why);

internal static class ImportStates
{
    public const string Done = "done";

    public const string Failed = "failed";
}

internal static class ImportedStatus
{
    public const string Duplicate = "duplicate";
}
