using SecondBrain.Conformance;
using SecondBrain.Local.Storage;

namespace SecondBrain.Local.Tests;

public sealed class SuitesTests
{
    [Fact]
    public void Every_adapter_is_run_against_its_ports_suite() =>
        Suites.Untested(typeof(FileBlobStore).Assembly, typeof(SuitesTests).Assembly).ShouldBeEmpty();
}
