using SecondBrain.Local.Downloads;

namespace SecondBrain.Local.Tests.Downloads;

public sealed class CacheFolderTests
{
    [Fact]
    public void The_environment_variable_wins() =>
        CacheFolder.Resolve(name => name == CacheFolder.Variable ? Path.GetTempPath() : "/elsewhere").ShouldBe(Path.GetTempPath());

    [Fact]
    public void XDG_CACHE_HOME_comes_next() =>
        CacheFolder.Resolve(name => name == "XDG_CACHE_HOME" ? Path.GetTempPath() : null).ShouldBe(Path.Combine(Path.GetTempPath(), "secondbrain"));

    [Fact]
    public void A_relative_XDG_CACHE_HOME_is_ignored() =>
        Path.IsPathRooted(CacheFolder.Resolve(name => name == "XDG_CACHE_HOME" ? "cache" : null)).ShouldBeTrue();

    [Theory]
    [InlineData("npm error code ENOTFOUND\nnpm error network request failed", "ENOTFOUND")]
    [InlineData("something else\nbroke", "broke")]
    [InlineData("", "it gave no reason")]
    public void The_reason_is_npms_own_code_or_its_last_line(string errors, string reason) => NpmClient.Reason(errors).ShouldBe(reason);
}
