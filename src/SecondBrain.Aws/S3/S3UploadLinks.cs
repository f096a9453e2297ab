using System.Globalization;
using SecondBrain.Aws.Signing;
using SecondBrain.Core.Storage;

namespace SecondBrain.Aws.S3;

/// <summary>Presigned PUTs to one bucket, for what is too large for an HTTP API (10 MB). Nothing is sent to S3. Safe for concurrent use.</summary>
/// <remarks>
/// Length and type are signed headers: S3 refuses (403) an upload of another length or type. The link can do what the credentials behind it can: s3:PutObject.
/// Of a role it ends with the role's session, even if that is earlier.
/// </remarks>
/// <param name="prefix">Put before every key; empty, or ends with '/'.</param>
public sealed class S3UploadLinks(AwsClientOptions options, string bucket, string prefix = "")
{
    public async Task<UploadLink> CreateAsync(BlobKey key, UploadTerms terms)
    {
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["content-length"] = terms.Length.ToString(CultureInfo.InvariantCulture),
            ["content-type"] = terms.ContentType,
        };
        // of two uploads through one link, S3 keeps the first
        if (!terms.MayReplace)
            headers["if-none-match"] = "*";

        var now = options.Clock.GetUtcNow();
        var url = SigV4.Presign(HttpMethod.Put, UrlOf(key), headers, options.Region, await options.Credentials.GetCredentialsAsync(), now, terms.Life);
        return new UploadLink(url, headers, now + terms.Life);
    }

    /// <summary>On AWS the bucket is in the host's name; another server has it in the path.</summary>
    private Uri UrlOf(BlobKey key)
    {
        var endpoint = options.EndpointOf("s3");
        var path = string.Join('/', (prefix + key.Value).Split('/').Select(Uri.EscapeDataString));
        return options.Endpoint is null
            ? new Uri($"https://{bucket}.{endpoint.Host}/{path}")
            : new Uri(endpoint, $"/{bucket}/{path}");
    }
}
