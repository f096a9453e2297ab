using SecondBrain.Aws.S3;
using SecondBrain.Conformance;

namespace SecondBrain.Aws.Tests;

public sealed class SuitesTests
{
    [Fact]
    public void Every_adapter_is_run_against_its_ports_suite() =>
        Suites.Untested(typeof(S3BlobStore).Assembly, typeof(SuitesTests).Assembly).ShouldBeEmpty();
}
