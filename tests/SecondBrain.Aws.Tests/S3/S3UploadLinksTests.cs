using System.Net;
using System.Net.Http.Headers;
using Amazon.Runtime;
using Amazon.S3;
using SecondBrain.Aws.S3;
using SecondBrain.Aws.Signing;
using SecondBrain.Aws.Tests.Loopback;
using SecondBrain.Conformance;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Storage;

namespace SecondBrain.Aws.Tests.S3;

[RequiresTool("moto_server", "pip install 'moto[server]'")]
public sealed class S3UploadLinksTests(MotoServer moto) : IClassFixture<MotoServer>
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

    [PortFact]
    public async Task What_is_uploaded_through_a_link_is_in_the_bucket_and_a_second_time_is_refused()
    {
        var bucket = $"uploads-{new IdSource(TimeProvider.System).Next().ToLowerInvariant()}";
        using var s3 = new AmazonS3Client(
            new BasicAWSCredentials("moto", "moto"), new AmazonS3Config { ServiceURL = moto.Address.ToString(), AuthenticationRegion = "us-east-1", ForcePathStyle = true });
        await s3.PutBucketAsync(bucket);
        var link = await new S3UploadLinks(Clients.Options(moto.Address) with { Region = "us-east-1" }, bucket, "uploads/").CreateAsync(BlobKey.Parse("a.zip"), Zip);

        (await PutAsync(link)).ShouldBe(HttpStatusCode.OK);
        (await PutAsync(link)).ShouldBe(HttpStatusCode.PreconditionFailed);

        var stored = (await new S3BlobStore(s3, bucket, "uploads/").ReadAsync(BlobKey.Parse("a.zip"))).ShouldNotBeNull();
        stored.Bytes.ToArray().ShouldBe([1, 2, 3]);
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

    private static async Task<HttpStatusCode> PutAsync(UploadLink link)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, link.Url) { Content = new ByteArrayContent([1, 2, 3]) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(link.Headers["content-type"]);
        request.Headers.TryAddWithoutValidation("if-none-match", link.Headers["if-none-match"]);
        using var response = await Clients.Http.SendAsync(request);
        return response.StatusCode;
    }
}
