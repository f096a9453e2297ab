using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Auth;

namespace SecondBrain.Aws.Signing;

/// <summary>AWS Signature Version 4 for a POST without query string; the key derivation and the signature itself are AWSSDK.Core's.</summary>
/// <remarks>Source: AWS IAM user guide, "Create a signed AWS API request". Every header of the request is signed.</remarks>
internal static class SigV4
{
    /// <summary>Adds <c>x-amz-date</c>, <c>x-amz-security-token</c> and <c>Authorization</c>.</summary>
    public static void Sign(HttpRequestMessage request, ReadOnlySpan<byte> body, string service, string region, ImmutableCredentials credentials, DateTimeOffset now)
    {
        request.Headers.TryAddWithoutValidation("x-amz-date", now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));
        if (credentials.UseToken)
            request.Headers.TryAddWithoutValidation("x-amz-security-token", credentials.Token);

        var (canonical, signedHeaders) = Canonical(request, body);
        var signature = AWS4Signer.ComputeSignature(credentials, region, now.UtcDateTime, service, signedHeaders, canonical);
        request.Headers.TryAddWithoutValidation("Authorization", signature.ForAuthorizationHeader);
    }

    private static (string Request, string SignedHeaders) Canonical(HttpRequestMessage request, ReadOnlySpan<byte> body)
    {
        var uri = request.RequestUri!;
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["host"] = uri.Authority };
        foreach (var (name, values) in request.Headers.NonValidated.Concat(request.Content!.Headers.NonValidated))
            headers[name.ToLowerInvariant()] = string.Join(',', values).Trim();

        var signedHeaders = string.Join(';', headers.Keys);
        var text = new StringBuilder().Append(request.Method.Method).Append('\n').Append(CanonicalPath(uri)).Append("\n\n");
        foreach (var (name, value) in headers)
            text.Append(name).Append(':').Append(value).Append('\n');

        text.Append('\n').Append(signedHeaders).Append('\n').Append(Convert.ToHexStringLower(SHA256.HashData(body)));
        return (text.ToString(), signedHeaders);
    }

    /// <summary>Every service but S3 signs the path encoded once more than it is sent.</summary>
    private static string CanonicalPath(Uri uri) => string.Join('/', uri.AbsolutePath.Split('/').Select(Uri.EscapeDataString));
}
