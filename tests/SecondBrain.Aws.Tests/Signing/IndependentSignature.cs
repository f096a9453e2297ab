using System.Security.Cryptography;
using System.Text;
using SecondBrain.Aws.Tests.Loopback;

namespace SecondBrain.Aws.Tests.Signing;

/// <summary>Signature Version 4 computed from what a server received, as AWS does it: nothing here is shared with the signer.</summary>
internal static class IndependentSignature
{
    /// <param name="canonicalPath">The path as the service's documentation says that it is signed.</param>
    /// <returns>The Authorization header that AWS would accept.</returns>
    public static string AuthorizationOf(ReceivedRequest request, string canonicalPath, string service)
    {
        var signedHeaders = Between(request.Headers["authorization"], "SignedHeaders=", ",");
        var lines = signedHeaders.Split(';').Select(name => $"{name}:{request.Headers[name]}\n");
        var canonical = $"{request.Method}\n{canonicalPath}\n\n{string.Concat(lines)}\n{signedHeaders}\n{Hex(SHA256.HashData(request.Body))}";

        var time = request.Headers["x-amz-date"];
        var scope = $"{time[..8]}/{Clients.Region}/{service}/aws4_request";
        var text = $"AWS4-HMAC-SHA256\n{time}\n{scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";

        var key = Encoding.UTF8.GetBytes("AWS4" + Clients.SecretKey);
        foreach (var part in scope.Split('/'))
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));

        var signature = Hex(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
        return $"AWS4-HMAC-SHA256 Credential={Clients.AccessKey}/{scope}, SignedHeaders={signedHeaders}, Signature={signature}";
    }

    private static string Between(string text, string start, string end)
    {
        var from = text.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return text[from..text.IndexOf(end, from, StringComparison.Ordinal)];
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
