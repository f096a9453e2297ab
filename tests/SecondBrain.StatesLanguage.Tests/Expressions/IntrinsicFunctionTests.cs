using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Execution;

namespace SecondBrain.StatesLanguage.Tests.Expressions;

public sealed class IntrinsicFunctionTests
{
    private static Machine Calling(string call, double jitter = 0.5) =>
        new($$"""{"StartAt": "S", "States": {"S": {"Type": "Pass", "Parameters": {"r.$": {{JsonValue.Create(call).ToJsonString()}} }, "End": true} } }""") { Jitter = jitter };

    [Theory]
    [InlineData("States.Array()", "[]")]
    [InlineData("States.Array(1, 'a', null, true, $.l, States.Array($.n))", """[1,"a",null,true,[1,2,2.0],[2.50]]""")]
    [InlineData("States.ArrayPartition($.l, 2)", "[[1,2],[2.0]]")]
    [InlineData("States.ArrayPartition($.l, 1.6)", "[[1,2],[2.0]]")]
    [InlineData("States.ArrayContains($.l, 2)", "true")]
    [InlineData("States.ArrayContains($.l, '2')", "false")]
    [InlineData("States.ArrayContains(States.Array($.o), $.o)", "true")]
    [InlineData("States.ArrayRange(1, 9, 2)", "[1,3,5,7,9]")]
    [InlineData("States.ArrayRange(3, 1, -1)", "[3,2,1]")]
    [InlineData("States.ArrayRange(3, 1, 1)", "[]")]
    [InlineData("States.ArrayRange(5, 5, 3)", "[5]")]
    [InlineData("States.ArrayGetItem($.l, 0)", "1")]
    [InlineData("States.ArrayLength($.l)", "3")]
    [InlineData("States.ArrayUnique($.l)", "[1,2]")]
    [InlineData("States.Base64Encode('Data to encode')", "\"RGF0YSB0byBlbmNvZGU=\"")]
    [InlineData("States.Base64Decode(States.Base64Encode('héllo ✓'))", "\"héllo ✓\"")]
    [InlineData("States.Hash('input data', 'SHA-1')", "\"aaff4a450a104cd177d28d18d74485e8cae074b7\"")]
    [InlineData("States.Hash('', 'MD5')", "\"d41d8cd98f00b204e9800998ecf8427e\"")]
    [InlineData("States.JsonMerge($.o, $.p, false)", """{"a":{"y":2},"b":1,"c":3}""")]
    [InlineData("States.StringToJson('{\"n\": 1.0}')", """{"n":1.0}""")]
    [InlineData("States.StringToJson($.json)", """{"a":"x\"y"}""")]
    [InlineData("States.JsonToString($.o)", "\"{\\\"a\\\":{\\\"x\\\":1},\\\"b\\\":1}\"")]
    [InlineData("States.MathAdd(1, -2)", "-1")]
    [InlineData("States.MathAdd(1.5, -1.5)", "1")]
    [InlineData("States.MathAdd(2147483647, 1)", "2147483648")]
    [InlineData("States.MathRandom(1, 11)", "6")]
    [InlineData("States.StringSplit('1,2,,3', ',')", """["1","2","3"]""")]
    [InlineData("States.StringSplit('This.is+a,test=string', '.+,=')", """["This","is","a","test","string"]""")]
    [InlineData("States.StringSplit('abc', '')", """["abc"]""")]
    [InlineData("States.StringSplit('', ',')", "[]")]
    [InlineData("States.Format('Hi {} and {}', $.s, $.n)", "\"Hi it's and 2.50\"")]
    [InlineData("States.Format('{}', $.o)", "\"{a={x=1}, b=1}\"")]
    [InlineData("States.Format('{} {}', null, $.l)", "\"null [1, 2, 2.0]\"")]
    [InlineData(@"States.Format('\{\} it\'s \\ {}', true)", "\"{} it's \\\\ true\"")]
    [InlineData(@"States.Format('{}', '\{a\}')", "\"{a}\"")]
    [InlineData("States.Format('no holes')", "\"no holes\"")]
    [InlineData("States.Format('a,b)({}', $['k,)'])", "\"a,b)(v\"")]
    [InlineData("States.Format('{}', $.l[?(@ > 1)])", "\"[2, 2.0]\"")]
    [InlineData("States.Format( '{}' , $$.Execution.Name )", "\"run\"")]
    [InlineData("States.MathAdd(States.ArrayLength($.l), States.ArrayGetItem(States.ArrayRange(0, 10, 5), 2))", "13")]
    [InlineData("$.l.length()", "3")]
    public void Each_function_gives_its_result(string call, string expected) =>
        JsonNode.DeepEquals(JsonNode.Parse(Calling(call).Output("""{"l": [1, 2, 2.0], "n": 2.50, "s": "it's", "o": {"a": {"x": 1}, "b": 1}, "p": {"a": {"y": 2}, "c": 3}, "k,)": "v", "json": "{\"a\":\"x\\\"y\"}"}"""))!["r"], JsonNode.Parse(expected))
            .ShouldBeTrue(Calling(call).Output("""{"l": [1, 2, 2.0], "n": 2.50, "s": "it's", "o": {"a": {"x": 1}, "b": 1}, "p": {"a": {"y": 2}, "c": 3}, "k,)": "v", "json": "{\"a\":\"x\\\"y\"}"}"""));

    [Theory]
    [InlineData("States.ArrayPartition($.l, 0)")]
    [InlineData("States.ArrayPartition($.s, 1)")]
    [InlineData("States.ArrayRange(1, 1001, 1)")]
    [InlineData("States.ArrayRange(-9000000000000000000, 9000000000000000000, 1)")]
    [InlineData("States.ArrayRange(1, 2, 0)")]
    [InlineData("States.ArrayRange('1', 2, 1)")]
    [InlineData("States.ArrayGetItem($.l, 9)")]
    [InlineData("States.ArrayGetItem($.l, -1)")]
    [InlineData("States.Base64Decode('*')")]
    [InlineData("States.Base64Encode($.long)")]
    [InlineData("States.Hash('x', 'SHA-3')")]
    [InlineData("States.Hash(1, 'MD5')")]
    [InlineData("States.JsonMerge($.o, $.o, true)")]
    [InlineData("States.JsonMerge($.o, 1, false)")]
    [InlineData("States.StringToJson('{')")]
    [InlineData("States.StringToJson($.deep)")]
    [InlineData("States.MathAdd(9223372036854775807, 1)")]
    [InlineData("States.MathAdd('1', 1)")]
    [InlineData("States.MathRandom(5, 5)")]
    [InlineData("States.StringSplit(1, ',')")]
    [InlineData("States.Format('{} {}', 1)")]
    [InlineData("States.Format('{}', 1, 2)")]
    public void Arguments_a_function_refuses_are_an_intrinsic_failure(string call)
    {
        var deep = new string('[', 600) + new string(']', 600);
        var result = Calling(call).Run($$"""{"l": [1], "s": "x", "o": {}, "long": "{{new string('x', 10_001)}}", "deep": "{{deep}}"}""");
        result.Status.ShouldBe(ExecutionStatus.Failed);
        result.Error.ShouldBe("States.IntrinsicFailure");
        result.Cause.ShouldStartWith($"An error occurred while executing the state 'S' (entered at the event id #2). The function '{call}' had the following error: ");
    }

    [Fact]
    public void An_argument_that_is_not_there_is_a_runtime_error()
    {
        var result = Calling("States.Format('{}', $.x)").Run();
        result.Error.ShouldBe("States.Runtime");
        result.Cause!.ShouldContain("The function 'States.Format('{}', $.x)' had the following error: The JsonPath argument for the field '$.x' could not be found in the input '{}'");
    }

    [Theory]
    [InlineData(0.0, "1")]
    [InlineData(0.999999, "3")]
    public void A_random_number_lies_from_the_start_up_to_before_the_end(double fraction, string expected) =>
        Calling("States.MathRandom(1, 4)", fraction).Output().ShouldBe($$"""{"r":{{expected}}}""");

    [Fact]
    public void A_seed_always_gives_the_same_number() =>
        Calling("States.MathRandom(1, 1000000, 42)", 0).Output().ShouldBe(Calling("States.MathRandom(1, 1000000, 42)", 0.9).Output());

    [Fact]
    public void A_UUID_is_random_and_of_version_4()
    {
        var first = Calling("States.UUID()").Output();
        first.ShouldMatch("^\\{\"r\":\"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\"\\}$");
        Calling("States.UUID()").Output().ShouldNotBe(first);
    }
}
