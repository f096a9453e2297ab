using SecondBrain.Lambda.Runtime;

namespace SecondBrain.Lambda.Tests.Runtime;

public sealed class DeadlineMarginTests
{
    private static readonly LambdaRuntimeOptions Options = new() { RuntimeApi = "localhost", FunctionName = "f", Clock = new StoppedClock() };

    [Theory]
    [InlineData(60_000, 59_500)]
    [InlineData(5_000, 4_500)]
    [InlineData(1_000, 900)]
    [InlineData(0, 0)]
    [InlineData(-10, 0)]
    public void The_handler_gets_all_but_half_a_second_or_a_tenth(int millisecondsLeft, int forHandler) =>
        Options.TimeFor(StoppedClock.Now.AddMilliseconds(millisecondsLeft)).ShouldBe(TimeSpan.FromMilliseconds(forHandler));

    private sealed class StoppedClock : TimeProvider
    {
        public static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
