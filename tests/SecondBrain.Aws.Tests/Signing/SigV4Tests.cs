using System.Net.Http.Headers;
using System.Text;
using Amazon.Runtime;
using SecondBrain.Aws.Signing;

namespace SecondBrain.Aws.Tests.Signing;

/// <summary>Requests and signatures of AWS's published Signature Version 4 test suite.</summary>
public sealed class SigV4Tests
{
    private const string SuiteSecret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private static readonly DateTimeOffset SuiteTime = new(2015, 8, 30, 12, 36, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("post-vanilla", "", null, "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b")]
    [InlineData("post-x-www-form-urlencoded", "Param1=value1", "application/x-www-form-urlencoded", "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a")]
    public void The_published_test_suite_is_signed_as_published(string name, string body, string? contentType, string signature)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        using var request = new HttpRequestMessage(HttpMethod.Post, "https://example.amazonaws.com/") { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);

        SigV4.Sign(request, bytes, "service", "us-east-1", new ImmutableCredentials("AKIDEXAMPLE", SuiteSecret, token: null), SuiteTime);

        request.Headers.NonValidated["Authorization"].ToString().ShouldEndWith($"Signature={signature}", customMessage: name);
    }
}
