using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SecondBrain.Core.Storage;
using SecondBrain.Local.Storage;
using SecondBrain.Local.Template;
using SecondBrain.Local.Workflows.Api;
using SecondBrain.StatesLanguage.Tasks;

namespace SecondBrain.Local.Workflows;

/// <summary>S3 over the bucket folder of this host: reads, writes, lists and deletes objects whose keys are blob keys and whose bodies are text.</summary>
/// <remarks>Of the resources <c>s3:*</c> a state machine can name getObject and listObjectsV2 only in an ItemReader, putObject only in a ResultWriter.</remarks>
internal sealed class BucketTasks(IReadOnlyList<NamedResource> buckets, FileBlobStore store) : ITaskResources
{
    private const string Reader = "arn:aws:states:::s3:";
    private const string Sdk = "arn:aws:states:::aws-sdk:s3:";
    private const int MaxKeys = 1000;

    private static readonly HashSet<string> Operations = ["getObject", "putObject", "listObjectsV2", "deleteObject", "deleteObjects", "headObject"];

    public bool Supports(string resource) =>
        (resource.StartsWith(Sdk, StringComparison.Ordinal) && Operations.Contains(resource[Sdk.Length..]))
        || (resource.StartsWith(Reader, StringComparison.Ordinal) && resource[Reader.Length..] is "getObject" or "putObject" or "listObjectsV2");

    public async Task<JsonNode?> InvokeAsync(TaskInvocation invocation, CancellationToken cancellationToken)
    {
        var request = invocation.Input as JsonObject ?? throw Invalid($"{invocation.Resource} needs Parameters.");
        var bucket = Text(request, "Bucket");
        if (buckets.All(known => !known.Arn.EndsWith(":" + bucket, StringComparison.Ordinal)))
            throw new TaskFailedException("S3.NoSuchBucketException", $"The specified bucket does not exist: {bucket}");
        return invocation.Resource[(invocation.Resource.LastIndexOf(':') + 1)..] switch
        {
            "getObject" => await GetAsync(request, withBody: true, cancellationToken),
            "headObject" => await GetAsync(request, withBody: false, cancellationToken),
            "putObject" => await PutAsync(request, cancellationToken),
            "deleteObject" => await DeleteAsync(Text(request, "Key"), cancellationToken),
            "deleteObjects" => await DeleteManyAsync(request, cancellationToken),
            _ => List(request, bucket),
        };
    }

    private async Task<JsonNode> GetAsync(JsonObject request, bool withBody, CancellationToken cancellationToken)
    {
        var key = Key(Text(request, "Key"));
        var blob = await store.ReadAsync(key, cancellationToken)
            ?? throw new TaskFailedException("S3.NoSuchKeyException", $"The specified key does not exist: {key}");
        var answer = new JsonObject { ["ContentLength"] = blob.Bytes.Length, ["ETag"] = Quoted(blob.ETag) };
        if (withBody)
            answer["Body"] = Encoding.UTF8.GetString(blob.Bytes.Span);
        return answer;
    }

    // JSON is written as its text, as the service does.
    private async Task<JsonNode> PutAsync(JsonObject request, CancellationToken cancellationToken)
    {
        var body = request["Body"] switch
        {
            null => "",
            JsonValue value when value.GetValueKind() == JsonValueKind.String => (string)value!,
            var json => ServiceJson.Text(json),
        };
        var written = await store.WriteAsync(Key(Text(request, "Key")), Encoding.UTF8.GetBytes(body), new BlobCondition.Always(), cancellationToken);
        return new JsonObject { ["ETag"] = Quoted(((BlobWrite.Written)written).ETag) };
    }

    private async Task<JsonNode> DeleteAsync(string key, CancellationToken cancellationToken)
    {
        await store.DeleteAsync(Key(key), cancellationToken);
        return new JsonObject();
    }

    private async Task<JsonNode> DeleteManyAsync(JsonObject request, CancellationToken cancellationToken)
    {
        var deleted = new JsonArray();
        foreach (var entry in request["Delete"]?["Objects"] as JsonArray ?? throw Invalid("deleteObjects needs Delete.Objects."))
        {
            var key = entry as JsonObject is { } named ? Text(named, "Key") : throw Invalid("An object to delete needs its Key.");
            await DeleteAsync(key, cancellationToken);
            deleted.Add(new JsonObject { ["Key"] = key });
        }

        return new JsonObject { ["Deleted"] = deleted };
    }

    private JsonObject List(JsonObject request, string bucket)
    {
        var prefix = (string?)request["Prefix"] ?? "";
        var after = (string?)request["ContinuationToken"] ?? (string?)request["StartAfter"];
        var limit = Math.Clamp((int?)request["MaxKeys"] ?? MaxKeys, 0, MaxKeys);
        var found = store.List(prefix).Where(item => after is null || string.CompareOrdinal(item.Key, after) > 0).Take(limit + 1).ToArray();
        var page = found.Take(limit).ToArray();
        var answer = new JsonObject
        {
            ["Name"] = bucket,
            ["Prefix"] = prefix,
            ["MaxKeys"] = limit,
            ["KeyCount"] = page.Length,
            ["IsTruncated"] = found.Length > limit,
            ["Contents"] = new JsonArray([.. page.Select(item => new JsonObject { ["Key"] = item.Key, ["Size"] = item.Size, ["LastModified"] = item.WrittenAt.ToString("O") })]),
        };
        if (found.Length > limit && limit > 0)
            answer["NextContinuationToken"] = page[^1].Key;
        return answer;
    }

    private static BlobKey Key(string text) => BlobKey.TryParse(text, out var key) ? key : throw Invalid($"The local host keeps objects under blob keys only, and '{text}' is none.");

    private static string Text(JsonObject request, string name) => (string?)request[name] is { Length: > 0 } text ? text : throw Invalid($"{name} is missing.");

    private static string Quoted(string tag) => tag.StartsWith('"') ? tag : $"\"{tag}\"";

    private static TaskFailedException Invalid(string cause) => new("S3.S3Exception", cause);
}
