using SecondBrain.Functions.Http;

namespace SecondBrain.Functions.Tests.Calls;

/// <summary>A function behind the API that is stopped before its deadline says so, and when to ask again.</summary>
public sealed class DeadlineTests
{
    [Fact]
    public void A_request_that_ran_out_of_time_says_when_to_ask_again()
    {
        var answer = Problems.OutOfTime();

        answer.StatusCode.ShouldBe(503);
        answer.Headers["retry-after"].ShouldBe("1");
        answer.Body.ShouldNotBeNull().ShouldContain("out-of-time");
    }
}
