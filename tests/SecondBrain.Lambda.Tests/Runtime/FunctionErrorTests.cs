using SecondBrain.Lambda.Runtime;

namespace SecondBrain.Lambda.Tests.Runtime;

public sealed class FunctionErrorTests
{
    [Fact]
    public void A_wrapped_exception_is_reported_by_its_own_name() =>
        FunctionError.Of(new AggregateException(new FormatException("Bad."))).ShouldSatisfyAllConditions(
            error => error.ErrorType.ShouldBe("FormatException"),
            error => error.ErrorMessage.ShouldBe("Bad."));

    [Fact]
    public void Several_exceptions_at_once_stay_together() =>
        FunctionError.Of(new AggregateException(new FormatException(), new FormatException())).ErrorType.ShouldBe("AggregateException");

    [Fact]
    public void A_generic_exceptions_name_has_no_arity() =>
        FunctionError.Of(new Odd<int>()).ErrorType.ShouldBe("Odd");

    [Fact]
    public void A_long_message_is_cut_to_what_a_workflow_can_carry() =>
        FunctionError.Of(new FormatException(new string('x', 100_000))).ErrorMessage.Length.ShouldBe(16_000);

    private sealed class Odd<T> : Exception;
}
