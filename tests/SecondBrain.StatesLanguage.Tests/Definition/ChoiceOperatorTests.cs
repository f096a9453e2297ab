using System.Text.Json.Nodes;

namespace SecondBrain.StatesLanguage.Tests.Definition;

public sealed class ChoiceOperatorTests
{
    private const string Decomposed = "e\u0301";

    private static bool Holds(string rule, string input) => new Machine($$"""
        {"StartAt": "C", "States": {"C": {"Type": "Choice", "Choices": [{{{rule}}, "Next": "T"}], "Default": "F"},
          "T": {"Type": "Pass", "Result": true, "End": true}, "F": {"Type": "Pass", "Result": false, "End": true} } }
        """).Output(input) == "true";

    private static string Text(string value) => JsonValue.Create(value).ToJsonString();

    [Theory]
    [InlineData("a", "b", -1)]
    [InlineData("b", "b", 0)]
    [InlineData("", "a", -1)]
    [InlineData("Z", "a", -1)]
    [InlineData("é", Decomposed, 1)]
    [InlineData("10", "9", -1)]
    public void Strings_compare_by_their_code_units(string a, string b, int order) => Compare("String", Text(a), Text(b), order);

    [Theory]
    [InlineData("1", "1.0", 0)]
    [InlineData("1e2", "100", 0)]
    [InlineData("0.1", "0.2", -1)]
    [InlineData("-1", "1", -1)]
    [InlineData("9007199254740993", "9007199254740992", 1)]
    [InlineData("1e400", "1", 1)]
    [InlineData("0.30000000000000004", "0.3", 1)]
    public void Numbers_compare_by_value(string a, string b, int order) => Compare("Numeric", a, b, order);

    [Theory]
    [InlineData("2016-03-14T01:59:00Z", "2016-03-14T02:59:00+01:00", 0)]
    [InlineData("2016-03-14T01:59:00Z", "2016-03-14T01:59:00.000Z", 0)]
    [InlineData("2016-03-14T01:59:00.1Z", "2016-03-14T01:59:00.09Z", 1)]
    [InlineData("2016-03-14T01:59:00Z", "2016-03-14T01:59:01Z", -1)]
    [InlineData("2016-03-14T01:59:00.123456789Z", "2016-03-14T01:59:00.2Z", -1)]
    public void Timestamps_compare_as_moments(string a, string b, int order) => Compare("Timestamp", Text(a), Text(b), order);

    [Theory]
    [InlineData("StringEquals", "\"x\"", "1")]
    [InlineData("NumericEquals", "1", "\"1\"")]
    [InlineData("NumericLessThan", "1", "false")]
    [InlineData("BooleanEquals", "true", "\"true\"")]
    [InlineData("TimestampEquals", "\"2016-03-14T01:59:00Z\"", "\"2016-03-14\"")]
    [InlineData("TimestampLessThan", "\"2016-03-14T01:59:00Z\"", "1457920740")]
    [InlineData("StringMatches", "\"*\"", "1")]
    public void A_value_of_another_type_matches_nothing(string comparison, string constant, string value)
    {
        Holds($"\"Variable\": \"$.v\", \"{comparison}\": {constant}", $$"""{"v": {{value}} }""").ShouldBeFalse();
        if (comparison != "StringMatches")
        {
            Holds($"\"Variable\": \"$.v\", \"{comparison}Path\": \"$.c\"", $$"""{"v": {{value}}, "c": {{constant}} }""").ShouldBeFalse();
        }
    }

    [Theory]
    [InlineData("log-*.txt", "log-2024.txt", true)]
    [InlineData("log-*.txt", "log-.txt", true)]
    [InlineData("log-*.txt", "log-2024.txt.gz", false)]
    [InlineData("*", "", true)]
    [InlineData("a*b*c", "aXbYbZc", true)]
    [InlineData("a*b*c", "aXbYbZ", false)]
    [InlineData(@"a\*b", "a*b", true)]
    [InlineData(@"a\*b", "aXb", false)]
    [InlineData(@"a\\b", @"a\b", true)]
    [InlineData("?.", "x.", false)]
    [InlineData("[a]", "a", false)]
    [InlineData("*a*a*a*a*a*a*a*a*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false)]
    public void Wildcards_match_any_run_of_characters(string pattern, string text, bool matches) =>
        Holds($"\"Variable\": \"$.v\", \"StringMatches\": {Text(pattern)}", $$"""{"v": {{Text(text)}} }""").ShouldBe(matches);

    [Theory]
    [InlineData("null", "IsNull", "IsPresent")]
    [InlineData("1.5", "IsNumeric", "IsPresent")]
    [InlineData("true", "IsBoolean", "IsPresent")]
    [InlineData("\"x\"", "IsString", "IsPresent")]
    [InlineData("\"2016-03-14T01:59:00Z\"", "IsString", "IsTimestamp", "IsPresent")]
    [InlineData("\"2016-03-14T01:59:00.5-08:00\"", "IsString", "IsTimestamp", "IsPresent")]
    [InlineData("\"2016-03-14t01:59:00z\"", "IsString", "IsPresent")]
    [InlineData("\"2016-03-14T01:59:00\"", "IsString", "IsPresent")]
    [InlineData("\"2016-02-30T01:59:00Z\"", "IsString", "IsPresent")]
    [InlineData("{}", "IsPresent")]
    [InlineData("[]", "IsPresent")]
    public void Each_type_is_recognised(string value, params string[] types)
    {
        foreach (var type in (string[])["IsNull", "IsNumeric", "IsBoolean", "IsString", "IsTimestamp", "IsPresent"])
        {
            Holds($"\"Variable\": \"$.v\", \"{type}\": true", $$"""{"v": {{value}} }""").ShouldBe(types.Contains(type), type);
            Holds($"\"Variable\": \"$.v\", \"{type}\": false", $$"""{"v": {{value}} }""").ShouldBe(!types.Contains(type), type);
        }
    }

    [Fact]
    public void A_missing_variable_is_only_absent()
    {
        Holds(""" "Variable": "$.a.b", "IsPresent": false""", "{}").ShouldBeTrue();
        Holds(""" "Variable": "$.a.b", "IsPresent": true""", "{}").ShouldBeFalse();
    }

    [Theory]
    [InlineData(""" "And": [{"Variable": "$.a", "IsPresent": true}, {"Variable": "$.a", "NumericEquals": 1}] """, "{}", false)]
    [InlineData(""" "Or": [{"Variable": "$.b", "BooleanEquals": true}, {"Variable": "$.a", "NumericEquals": 1}] """, """{"b": true}""", true)]
    [InlineData(""" "Not": {"Or": [{"Variable": "$.b", "BooleanEquals": true}, {"Not": {"Variable": "$.b", "IsNull": true}}]} """, """{"b": null}""", true)]
    [InlineData(""" "And": [{"Comment": "c", "Variable": "$.b", "BooleanEquals": true}, {"Variable": "$$.Execution.Name", "StringEquals": "run"}] """, """{"b": true}""", true)]
    public void Rules_combine_and_stop_at_the_first_answer(string rule, string input, bool expected) => Holds(rule, input).ShouldBe(expected);

    [Fact]
    public void The_first_rule_that_holds_wins_and_its_variables_are_assigned()
    {
        new Machine("""
            {"StartAt": "C", "States": {"C": {"Type": "Choice", "Assign": {"r": "default"}, "Default": "D", "Choices": [
              {"Variable": "$.n", "NumericGreaterThan": 9, "Next": "D", "Assign": {"r.$": "$.n"}}, {"Variable": "$.n", "NumericGreaterThan": 1, "Next": "D", "Assign": {"r": "small"}}]},
              "D": {"Type": "Pass", "Parameters": {"r.$": "$r"}, "End": true}}}
            """).Output("""{"n": 10}""").ShouldBe("""{"r":10}""");
    }

    private static void Compare(string type, string a, string b, int order)
    {
        foreach (var (suffix, expected) in ((string, bool)[])[("Equals", order == 0), ("LessThan", order < 0), ("GreaterThan", order > 0), ("LessThanEquals", order <= 0), ("GreaterThanEquals", order >= 0)])
        {
            Holds($"\"Variable\": \"$.a\", \"{type}{suffix}\": {b}", $$"""{"a": {{a}} }""").ShouldBe(expected, suffix);
            Holds($"\"Variable\": \"$.a\", \"{type}{suffix}Path\": \"$.b\"", $$"""{"a": {{a}}, "b": {{b}} }""").ShouldBe(expected, $"{suffix}Path");
        }
    }
}
