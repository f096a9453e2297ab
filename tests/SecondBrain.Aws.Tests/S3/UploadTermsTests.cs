using Amazon.Runtime;
using SecondBrain.Aws.S3;
using SecondBrain.Aws.Signing;
using SecondBrain.Aws.Tests.Loopback;
using SecondBrain.Core.Storage;

namespace SecondBrain.Aws.Tests.S3;

/// <summary>What of an upload link needs no bucket.</summary>
public sealed class UploadTermsTests
{
    private static readonly UploadTerms Zip = new("application/zip", 3, TimeSpan.FromMinutes(15));

    /// <summary>The example of the S3 API reference, "Authenticating requests: using query parameters".</summary>
    [Fact]
    public void The_published_example_is_signed_as_published()
    {
        var url = SigV4.Presign(
            HttpMethod.Get, new Uri("https://examplebucket.s3.amazonaws.com/test.txt"), [], "us-east-1",
            new ImmutableCredentials("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", token: null),
            new DateTimeOffset(2013, 5, 24, 0, 0, 0, TimeSpan.Zero), TimeSpan.FromSeconds(86400));

        url.Query.ShouldEndWith("X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404");
    }

    [Fact]
    public async Task Length_type_and_absence_are_signed_and_the_bucket_is_in_the_host()
    {
        var link = await new S3UploadLinks(Clients.Options(new Uri("http://unused")) with { Endpoint = null }, "brain-bucket", "uploads/").CreateAsync(BlobKey.Parse("me/a.zip"), Zip);

        link.Url.GetLeftPart(UriPartial.Path).ShouldBe("https://brain-bucket.s3.eu-west-1.amazonaws.com/uploads/me/a.zip");
        link.Url.Query.ShouldContain("X-Amz-SignedHeaders=content-length%3Bcontent-type%3Bhost%3Bif-none-match&");
        link.Url.Query.ShouldContain("X-Amz-Expires=900&");
        link.Url.Query.ShouldContain("X-Amz-Security-Token=a%2Fsession%2Btoken%3D%3D&");
        link.Headers.ShouldBe(new Dictionary<string, string> { ["content-length"] = "3", ["content-type"] = "application/zip", ["if-none-match"] = "*" });
    }

    [Theory]
    [InlineData("", 1, 60)]
    [InlineData("text/plain\r\nx: y", 1, 60)]
    [InlineData("text/plain", 0, 60)]
    [InlineData("text/plain", 5368709121, 60)]
    [InlineData("text/plain", 1, 0)]
    [InlineData("text/plain", 1, 604801)]
    public void Terms_that_s3_would_not_keep_are_refused(string contentType, long length, int seconds) =>
        Should.Throw<ArgumentException>(() => new UploadTerms(contentType, length, TimeSpan.FromSeconds(seconds)));
}
