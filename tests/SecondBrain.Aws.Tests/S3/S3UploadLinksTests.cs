using System.Net;
using System.Net.Http.Headers;
using Amazon.Runtime;
using Amazon.S3;
using SecondBrain.Aws.S3;
using SecondBrain.Aws.Tests.Loopback;
using SecondBrain.Conformance;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Storage;

namespace SecondBrain.Aws.Tests.S3;

[RequiresTool("moto_server", "pip install 'moto[server]'")]
public sealed class S3UploadLinksTests(MotoServer moto) : IClassFixture<MotoServer>
{
    private static readonly UploadTerms Zip = new("application/zip", 3, TimeSpan.FromMinutes(15));

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

    private static async Task<HttpStatusCode> PutAsync(UploadLink link)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, link.Url) { Content = new ByteArrayContent([1, 2, 3]) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(link.Headers["content-type"]);
        request.Headers.TryAddWithoutValidation("if-none-match", link.Headers["if-none-match"]);
        using var response = await Clients.Http.SendAsync(request);
        return response.StatusCode;
    }
}
