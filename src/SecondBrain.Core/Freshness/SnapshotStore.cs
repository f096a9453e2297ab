using System.Security.Cryptography;
using System.Text.Json;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Search;
using SecondBrain.Core.Storage;

namespace SecondBrain.Core.Freshness;

/// <summary>
/// The snapshots of indexes in the bucket: immutable versions, and for each index one small manifest that names the current one and is switched
/// under a condition. Safe for concurrent use.
/// </summary>
internal sealed class SnapshotStore(IBlobStore blobs, TimeProvider clock, SearchOptions options)
{
    /// <summary>How long a version stays after another became the current one: longer than a reader can take from reading the manifest to reading the version.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(15);

    /// <summary>When a version that no manifest ever named is left over: longer than the workflow that made it can run.</summary>
    public static readonly TimeSpan Orphaned = TimeSpan.FromHours(2);

    private const int MaxReads = 3;

    public async Task<CurrentManifest> ManifestAsync(BrainId brain, string model, CancellationToken cancellationToken) =>
        await blobs.ReadAsync(SnapshotPlaces.ManifestOf(brain, model), cancellationToken) is { } blob
            ? new CurrentManifest(Parse(blob.Bytes.Span) is { } manifest && manifest.Model == model ? manifest : null, blob.ETag)
            : new CurrentManifest(null, null);

    /// <summary>Two reads: the manifest, then the version that it names. A version that has gone in between has been superseded: the manifest is read again.</summary>
    public async Task<StoredSnapshot> LoadAsync(BrainId brain, string model, CancellationToken cancellationToken)
    {
        var vanished = "";
        for (var read = 0; read < MaxReads; read++)
        {
            var current = await ManifestAsync(brain, model, cancellationToken);
            if (current.Manifest is not { } manifest)
            {
                return current.ETag is null ? new StoredSnapshot.Missing() : new StoredSnapshot.Unusable("", "Its manifest cannot be read.");
            }

            if (manifest.Version == vanished)
            {
                break;
            }

            if (await blobs.ReadAsync(SnapshotPlaces.VersionOf(brain, model, manifest.Version), cancellationToken) is { } blob)
            {
                return Open(manifest, blob.Bytes);
            }

            vanished = manifest.Version;
        }

        return new StoredSnapshot.Unusable(vanished, "The version that its manifest names is gone.");
    }

    /// <summary>Writes a version unless it is there already: then that one stays, whatever it holds.</summary>
    public async Task WriteAsync(BrainId brain, string model, string version, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
        await blobs.WriteAsync(SnapshotPlaces.VersionOf(brain, model, version), bytes, BlobCondition.IfAbsent, cancellationToken);

    /// <summary>A version that an earlier run of the same step has written; null when there is none that can be used.</summary>
    public async Task<BuiltSnapshot?> FindAsync(BrainId brain, string model, string version, CancellationToken cancellationToken) =>
        await blobs.ReadAsync(SnapshotPlaces.VersionOf(brain, model, version), cancellationToken) is { } blob
        && BrainIndexSnapshot.Open(blob.Bytes, options) is SnapshotReadResult.Loaded loaded
        && SnapshotCursor.TryParse(loaded.Cursor) is { } cursor
        && cursor.Model == model
            ? Describe(version, cursor.Position, blob.Bytes.Span, loaded.Index.View.Totals.Notes)
            : null;

    public static BuiltSnapshot Describe(string version, DateTimeOffset position, ReadOnlySpan<byte> bytes, int notes) =>
        new(version, position, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)), notes);

    /// <summary>Makes a version the current one if the one that it was made to supersede still is. True also when it is already.</summary>
    /// <param name="superseded">Empty for none.</param>
    public async Task<bool> SwitchAsync(BrainId brain, string model, string superseded, BuiltSnapshot built, CancellationToken cancellationToken)
    {
        var current = await ManifestAsync(brain, model, cancellationToken);
        if (current.Version == built.Version)
        {
            return true;
        }

        if (current.Version != superseded || !await HasAsync(brain, model, built.Version, cancellationToken))
        {
            return false;
        }

        var now = clock.GetUtcNow();
        IReadOnlyList<SupersededSnapshot> before = current.Manifest is { } old
            ? [new(old.Version, now), .. old.Superseded.Where(earlier => earlier.At > now - Orphaned - Grace)]
            : [];
        var manifest = new SnapshotManifest(model, built.Version, built.Position, built.Bytes, built.Sha256, built.Notes, now, before);

        // of two compactions that supersede the same version one switches
        var condition = current.ETag is { } tag ? BlobCondition.IfMatch(tag) : BlobCondition.IfAbsent;
        var bytes = JsonSerializer.SerializeToUtf8Bytes(manifest, FreshnessJson.Default.SnapshotManifest);
        return await blobs.WriteAsync(SnapshotPlaces.ManifestOf(brain, model), bytes, condition, cancellationToken) is BlobWrite.Written;
    }

    /// <summary>Deletes versions that no reader needs: superseded longer ago than <see cref="Grace"/>, left over, or made by the caller and not switched to.</summary>
    /// <param name="own">The version that the caller has made.</param>
    public async Task DropAsync(BrainId brain, string model, string own, CancellationToken cancellationToken)
    {
        var manifest = (await ManifestAsync(brain, model, cancellationToken)).Manifest;
        var now = clock.GetUtcNow();
        var superseded = manifest?.Superseded.ToDictionary(earlier => earlier.Version, earlier => earlier.At, StringComparer.Ordinal) ?? [];
        await foreach (var key in blobs.ListAsync(SnapshotPlaces.OfIndex(brain, model), cancellationToken))
        {
            if (SnapshotPlaces.Version(key) is { } version
                && version != manifest?.Version
                && (superseded.TryGetValue(version, out var at)
                    ? at <= now - Grace
                    : version == own || string.CompareOrdinal(version, IdSource.Floor(now - Orphaned)) < 0))
            {
                await blobs.DeleteAsync(key, cancellationToken);
            }
        }
    }

    public static SnapshotManifest? Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, FreshnessJson.Default.SnapshotManifest) is { } manifest && IdSource.IsUlid(manifest.Version) ? manifest : null;
        }
        catch (JsonException)
        {
            return null; // damage is an outcome: the index is built from the notes
        }
    }

    private StoredSnapshot Open(SnapshotManifest manifest, ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length != manifest.Bytes || Convert.ToHexStringLower(SHA256.HashData(bytes.Span)) != manifest.Sha256)
        {
            return new StoredSnapshot.Unusable(manifest.Version, "It has another length or hash than its manifest says.");
        }

        return BrainIndexSnapshot.Open(bytes, options) switch
        {
            SnapshotReadResult.Loaded loaded when SnapshotCursor.TryParse(loaded.Cursor) is { } cursor && cursor.Model == manifest.Model =>
                new StoredSnapshot.Loaded(manifest.Version, loaded.Index, cursor.Position),
            SnapshotReadResult.Damaged damaged => new StoredSnapshot.Unusable(manifest.Version, damaged.Reason),
            SnapshotReadResult.OtherVersion other => new StoredSnapshot.Unusable(manifest.Version, $"It is of format {other.Version}."),
            _ => new StoredSnapshot.Unusable(manifest.Version, "It is of another model."),
        };
    }

    private async Task<bool> HasAsync(BrainId brain, string model, string version, CancellationToken cancellationToken)
    {
        var wanted = SnapshotPlaces.VersionOf(brain, model, version);
        await foreach (var key in blobs.ListAsync(wanted.Value, cancellationToken))
        {
            return key == wanted;
        }

        return false;
    }
}
