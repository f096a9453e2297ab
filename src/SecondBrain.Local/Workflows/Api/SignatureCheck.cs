using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Auth;

namespace SecondBrain.Local.Workflows.Api;

/// <summary>Checks the Signature Version 4 of a request: only who can read the data folder can sign.</summary>
/// <remarks>Source: AWS IAM user guide, "Create a signed AWS API request".</remarks>
internal sealed partial class SignatureCheck(ImmutableCredentials credentials, TimeProvider clock)
{
    // as AWS has it
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(15);

    /// <exception cref="StepFunctionsError">Unsigned, or signed with something else.</exception>
    public void Demand(HttpRequest request, ReadOnlySpan<byte> body)
    {
        var match = Authorization().Match(request.Headers.Authorization.ToString());
        if (!match.Success)
            throw new StepFunctionsError("MissingAuthenticationTokenException", "Request is missing Authentication Token", StatusCodes.Status403Forbidden);
        if (match.Groups["key"].Value != credentials.AccessKey)
            throw new StepFunctionsError("UnrecognizedClientException", "The security token included in the request is invalid.", StatusCodes.Status403Forbidden);

        var signedHeaders = match.Groups["headers"].Value;
        var names = signedHeaders.Split(';');
        var written = request.Headers["x-amz-date"].ToString();
        if (!names.Contains("host") || !names.Contains("x-amz-date") || !names.Contains("x-amz-target")
            || !DateTime.TryParseExact(written, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var signedAt)
            || (clock.GetUtcNow().UtcDateTime - signedAt).Duration() > Tolerance
            || !Matches(request, body, match, names, signedAt))
        {
            throw new StepFunctionsError("InvalidSignatureException", "The request signature we calculated does not match the signature you provided.", StatusCodes.Status403Forbidden);
        }
    }

    private bool Matches(HttpRequest request, ReadOnlySpan<byte> body, Match match, string[] names, DateTime signedAt)
    {
        var canonical = new StringBuilder($"{request.Method}\n{request.Path}\n\n");
        foreach (var name in names)
            canonical.Append(name).Append(':').Append(Spaces().Replace(string.Join(',', request.Headers[name].ToArray()).Trim(), " ")).Append('\n');
        canonical.Append('\n').Append(match.Groups["headers"].Value).Append('\n').Append(Convert.ToHexStringLower(SHA256.HashData(body)));

        var expected = AWS4Signer.ComputeSignature(credentials, match.Groups["region"].Value, signedAt, match.Groups["service"].Value, match.Groups["headers"].Value, canonical.ToString());
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected.Signature), Encoding.ASCII.GetBytes(match.Groups["signature"].Value));
    }

    [GeneratedRegex("^AWS4-HMAC-SHA256 Credential=(?<key>[^/]+)/[0-9]{8}/(?<region>[^/]+)/(?<service>states)/aws4_request, ?SignedHeaders=(?<headers>[a-z0-9;-]+), ?Signature=(?<signature>[0-9a-f]{64})$", RegexOptions.ExplicitCapture)]
    private static partial Regex Authorization();

    [GeneratedRegex(" +")]
    private static partial Regex Spaces();
}
