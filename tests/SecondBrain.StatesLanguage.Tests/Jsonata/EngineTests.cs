using SecondBrain.StatesLanguage.Expressions;
using SecondBrain.StatesLanguage.Jsonata;
using SecondBrain.StatesLanguage.Jsonata.Values;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Tests.Jsonata;

/// <summary>What the reference does not say: limits, what Step Functions adds and leaves out, and where we differ on purpose.</summary>
public sealed class EngineTests
{
    [Theory]
    [InlineData("$range(0, 9, 3)", "[0,3,6,9]")]
    [InlineData("$range(1, 9, 9)", "1")]
    [InlineData("$range(5, 1, -2)", "[5,3,1]")]
    [InlineData("$range(-1.7, 2, 1)", "[-1,0,1,2]")]
    [InlineData("$partition([1,2,3,4,5], 2)", "[[1,2],[3,4],[5]]")]
    [InlineData("$hash('input', 'SHA-1')", "\"140f86aae51ab9e1cda9b4254fe98a74eb54c1a1\"")]
    [InlineData("$random(42)", "0.7275636800328681")]
    [InlineData("$random()", "0.5")]
    [InlineData("$parse('{\"a\": [1, null]}')", """{"a":[1,null]}""")]
    [InlineData("$parse('-0')", "0")]
    [InlineData("$length($uuid())", "36")]
    [InlineData("$uuid() = $uuid()", "false")]
    [InlineData("$now()", "\"2026-11-22T13:30:00.000Z\"")]
    [InlineData("$millis()", "1795354200000")]
    [InlineData("[{'a':1},{'a':2}][1].a", "2")]
    public void Step_Functions_own_functions_and_the_given_clock_are_there(string expression, string expected) => Evaluate(expression)!.ToJson().ShouldBe(expected);

    [Theory]
    [InlineData("$eval('1')", "T1006", "Attempted to invoke a non-function")]
    [InlineData("$sum(['a'])", "T0412", "Argument 1 of function \"sum\" must be an array of \"numbers\"")]
    [InlineData("$abs('x')", "T0410", "Argument 1 of function \"abs\" does not match function signature")]
    [InlineData("'a' + 1", "T2001", "The left side of the \"+\" operator must evaluate to a number")]
    [InlineData("$number('x')", "D3030", "Unable to cast value to a number: \"x\"")]
    [InlineData("$error('out of stock')", "D3137", "out of stock")]
    [InlineData("a[1,2)", "S0202", "Expected \"]\", got \",\"")]
    [InlineData("{'a':}", "S0211", "The symbol \"}\" cannot be used as a unary operator")]
    [InlineData("$parse('{')", "D3145", "The argument of the parse function is not JSON")]
    [InlineData("$partition([1], 0)", "D3144", "must be a positive number")]
    [InlineData("$hash('a', 'CRC')", "D3143", "must be MD5")]
    [InlineData("1/0", "D1001", "Number out of range: Infinity")]
    [InlineData("/(/", "S0302", "No terminating / in regular expression")]
    [InlineData("/a**/", "S0303", "is not valid")]
    public void A_failure_has_the_references_code_and_text(string expression, string code, string text)
    {
        var failure = Should.Throw<JsonataException>(() => Evaluate(expression));
        failure.Code.ShouldBe(code);
        failure.Message.ShouldContain(text);
    }

    [Theory]
    [InlineData("($f := function($x){ $f($x + 1) }; $f(1))", "U1002")]
    [InlineData("($f := function($x){ 1 + $f($x + 1) }; $f(1))", "U1001")]
    [InlineData("($f := function($x){ [$f($x + 1)] }; $f(1))", "U1001")]
    [InlineData("$map([1..1000000], function($x){ $map([1..1000000], function($y){ $y }) })", "U1002")]
    [InlineData("$reduce([1..100000], function($a, $b){ [[$a]] })", "U1004")]
    [InlineData("$reduce([1..64], function($a, $b){ $a & $a }, 'xxxxxxxx')", "U1002")]
    [InlineData("$reduce([1..64], function($a, $b){ $append($a, $a) }, [1])", "U1002")]
    [InlineData("{'a': 1} ~> |$|{'self': $}| ~> |$|{'self': $}|", null)]
    [InlineData("$match('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!', /(a+)+$/)", "U1003")]
    [InlineData("$pad('x', 100000000)", "U1002")]
    public void No_expression_hangs_or_fills_the_host(string expression, string? code)
    {
        if (code is null)
        {
            Should.Throw<JsonataException>(() => Evaluate(expression));
        }
        else
        {
            Should.Throw<JsonataException>(() => Evaluate(expression)).Code.ShouldBe(code);
        }
    }

    [Fact]
    public void Deep_sources_are_refused_by_the_parser() =>
        Should.Throw<JsonataException>(() => JsonataExpression.Parse(new string('(', 5000) + "1" + new string(')', 5000))).Code.ShouldBe("U1001");

    [Fact]
    public void Long_chains_of_operators_are_refused_when_evaluated() =>
        Should.Throw<JsonataException>(() => Evaluate(string.Join('+', Enumerable.Repeat("1", 5000)))).Code.ShouldBe("U1001");

    [Fact]
    public void A_call_in_tail_position_takes_no_stack() =>
        Evaluate("($count := function($n, $sum){ $n = 0 ? $sum : $count($n - 1, $sum + $n) }; $count(20000, 0))")!.ToJson().ShouldBe("200010000");

    [Fact]
    public void Variables_come_from_the_host_and_the_context_can_be_nothing()
    {
        var variables = new Dictionary<string, Value>(StringComparer.Ordinal) { ["states"] = ValueReader.Parse("""{"input": {"items": [{"n": 3}, {"n": 9}]}}""") };
        JsonataExpression.Parse("$states.input.items.n").Evaluate(null, variables.GetValueOrDefault, DateTimeOffset.UnixEpoch, new Draws(() => 0, null))!.ToJson().ShouldBe("[3,9]");
        JsonataExpression.Parse("$").Evaluate(null, variables.GetValueOrDefault, DateTimeOffset.UnixEpoch, new Draws(() => 0, null)).ShouldBeNull();
    }

    [Fact]
    public void A_function_inside_a_result_is_reported_as_the_result() => Evaluate("[1, {'f': function($x){$x}}]").ShouldBeAssignableTo<FunctionValue>();

    [Fact]
    public void Numbers_that_are_only_passed_on_keep_their_text() =>
        JsonataExpression.Parse("{'a': a, 'b': [a]}").Evaluate(ValueReader.Parse("""{"a": 12345678901234567890.10}"""), _ => null, DateTimeOffset.UnixEpoch, new Draws(() => 0, null))!
            .ToJson().ShouldBe("""{"a":12345678901234567890.10,"b":[12345678901234567890.10]}""");

    private static Value? Evaluate(string expression) =>
        JsonataExpression.Parse(expression).Evaluate(null, _ => null, new DateTimeOffset(2026, 11, 22, 13, 30, 0, TimeSpan.Zero), new Draws(() => 0.5, null));
}
