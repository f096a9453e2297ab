using Amazon.Runtime;
using Amazon.S3;
using SecondBrain.Aws.S3;
using SecondBrain.Conformance;
using SecondBrain.Conformance.Storage;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Storage;

namespace SecondBrain.Aws.Tests.S3;

[RequiresTool("moto_server", "pip install 'moto[server]'")]
public sealed class S3BlobStoreTests(MotoServer moto) : BlobStoreConformance, IClassFixture<MotoServer>, IAsyncLifetime
{
    private readonly string _bucket = $"brain-{new IdSource(TimeProvider.System).Next().ToLowerInvariant()}";
    private AmazonS3Client? _s3;

    protected override IBlobStore Store => new S3BlobStore(S3, _bucket, "blobs/");

    private AmazonS3Client S3 => _s3 ??= new AmazonS3Client(
        new BasicAWSCredentials("moto", "moto"),
        new AmazonS3Config { ServiceURL = moto.Address.ToString(), AuthenticationRegion = "us-east-1", ForcePathStyle = true });

    public Task InitializeAsync() => S3.PutBucketAsync(_bucket);

    public Task DisposeAsync()
    {
        _s3?.Dispose();
        return Task.CompletedTask;
    }

    [PortFact]
    public async Task Keys_stand_behind_the_stores_prefix()
    {
        await Store.WriteAsync(BlobKey.Parse("a/b"), new byte[] { 1 }, BlobCondition.None);

        (await S3.ListObjectsV2Async(new() { BucketName = _bucket })).S3Objects.ShouldHaveSingleItem().Key.ShouldBe("blobs/a/b");
    }

    [PortFact]
    public async Task A_bucket_that_is_not_there_is_a_fault_and_not_an_absent_blob()
    {
        var elsewhere = new S3BlobStore(S3, _bucket + "-not");

        await Should.ThrowAsync<AmazonS3Exception>(() => elsewhere.ReadAsync(BlobKey.Parse("a")));
        await Should.ThrowAsync<AmazonS3Exception>(() => elsewhere.WriteAsync(BlobKey.Parse("a"), new byte[1], BlobCondition.IfMatch("\"x\"")));
    }
}
