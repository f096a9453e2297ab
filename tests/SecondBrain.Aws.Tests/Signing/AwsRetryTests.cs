using SecondBrain.Aws.Signing;

namespace SecondBrain.Aws.Tests.Signing;

public sealed class AwsRetryTests
{
    [Fact]
    public void The_defaults_wait_at_most_a_second_and_a_half_in_all() =>
        new AwsRetry().LongestWait.ShouldBe(TimeSpan.FromSeconds(1.5));

    [Fact]
    public void A_wait_grows_twofold_up_to_its_cap()
    {
        var retry = new AwsRetry { BaseDelay = TimeSpan.FromSeconds(1), MaxDelay = TimeSpan.FromSeconds(5) };

        Enumerable.Range(0, 5).Select(n => retry.DelayBefore(n, jitter: 1).TotalSeconds).ShouldBe([1, 2, 4, 5, 5]);
        retry.DelayBefore(1_000, jitter: 1).TotalSeconds.ShouldBe(5);
    }

    [Fact]
    public void Jitter_takes_any_part_of_the_wait() =>
        new AwsRetry().DelayBefore(2, jitter: 0.25).ShouldBe(TimeSpan.FromMilliseconds(100));
}
