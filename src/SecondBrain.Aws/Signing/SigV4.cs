using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Auth;

namespace SecondBrain.Aws.Signing;

/// <summary>AWS Signature Version 4: of a POST without query string in its headers, of an S3 request in its query. The key derivation and the signature itself are AWSSDK.Core's.</summary>
/// <remarks>Source: AWS IAM user guide, "Create a signed AWS API request"; S3 API reference, "Authenticating requests: using query parameters". Every header that is given is signed.</remarks>
internal static class SigV4
{
    /// <summary>Adds <c>x-amz-date</c>, <c>x-amz-security-token</c> and <c>Authorization</c>.</summary>
    public static void Sign(HttpRequestMessage request, ReadOnlySpan<byte> body, string service, string region, ImmutableCredentials credentials, DateTimeOffset now)
    {
        request.Headers.TryAddWithoutValidation("x-amz-date", Time(now));
        if (credentials.UseToken)
            request.Headers.TryAddWithoutValidation("x-amz-security-token", credentials.Token);

        var (canonical, signedHeaders) = Canonical(request, body);
        var signature = AWS4Signer.ComputeSignature(credentials, region, now.UtcDateTime, service, signedHeaders, canonical);
        request.Headers.TryAddWithoutValidation("Authorization", signature.ForAuthorizationHeader);
    }

    /// <summary>The URL with which anybody can make this request to S3 until it expires; the body is not signed.</summary>
    /// <param name="url">Without query.</param>
    /// <param name="headers">By lower-case name; the request must have them. The host is added.</param>
    public static Uri Presign(HttpMethod method, Uri url, SortedDictionary<string, string> headers, string region, ImmutableCredentials credentials, DateTimeOffset now, TimeSpan life)
    {
        var signed = new SortedDictionary<string, string>(headers, StringComparer.Ordinal) { ["host"] = url.Authority };
        var names = string.Join(';', signed.Keys);
        var query = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["X-Amz-Algorithm"] = "AWS4-HMAC-SHA256",
            ["X-Amz-Credential"] = $"{credentials.AccessKey}/{now.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}/{region}/s3/aws4_request",
            ["X-Amz-Date"] = Time(now),
            ["X-Amz-Expires"] = ((long)life.TotalSeconds).ToString(CultureInfo.InvariantCulture),
            ["X-Amz-SignedHeaders"] = names,
        };
        if (credentials.UseToken)
            query["X-Amz-Security-Token"] = credentials.Token;

        var asked = string.Join('&', query.Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}"));
        var lines = string.Concat(signed.Select(header => $"{header.Key}:{header.Value}\n"));
        var canonical = $"{method.Method}\n{url.AbsolutePath}\n{asked}\n{lines}\n{names}\nUNSIGNED-PAYLOAD";
        var signature = AWS4Signer.ComputeSignature(credentials, region, now.UtcDateTime, "s3", names, canonical);
        return new Uri($"{url.GetLeftPart(UriPartial.Path)}?{asked}&X-Amz-Signature={signature.Signature}");
    }

    private static string Time(DateTimeOffset now) => now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

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
