using SecondBrain.Core.Storage;

namespace SecondBrain.Core.Tests.Storage;

public sealed class BlobKeyTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("my-brain/index/01ARZ3NDEKTSV4RRFFQ69G5FAV.v2_x.bin")]
    public void A_plain_path_is_a_key(string text) => BlobKey.Parse(text).Value.ShouldBe(text);

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/etc/passwd")]
    [InlineData("a//b")]
    [InlineData("a/")]
    [InlineData("..")]
    [InlineData("a/../b")]
    [InlineData("a/./b")]
    [InlineData(".hidden")]
    [InlineData("a/b.")]
    [InlineData("a\\b")]
    [InlineData("C:a")]
    [InlineData("a b")]
    [InlineData("a\0")]
    [InlineData("a+")]
    [InlineData("ñ")]
    [InlineData("a%2e%2e")]
    public void What_could_leave_the_folder_or_confuse_it_is_no_key(string text) => BlobKey.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void A_key_has_a_longest_length()
    {
        var segment = new string('a', BlobKey.MaxSegmentLength);

        BlobKey.TryParse(segment, out _).ShouldBeTrue();
        BlobKey.TryParse(segment + "a", out _).ShouldBeFalse();
        BlobKey.TryParse(string.Join('/', segment, segment, segment, segment[..^3]), out _).ShouldBeTrue();
        BlobKey.TryParse(string.Join('/', segment, segment, segment, segment[..^2]), out _).ShouldBeFalse();
    }

    [Fact]
    public void A_key_that_was_never_set_names_nothing() => Should.Throw<InvalidOperationException>(() => default(BlobKey).Value);
}
