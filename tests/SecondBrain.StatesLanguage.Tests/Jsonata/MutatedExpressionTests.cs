using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Expressions;
using SecondBrain.StatesLanguage.Jsonata;
using SecondBrain.StatesLanguage.Jsonata.Values;
using SecondBrain.StatesLanguage.Values;
using SecondBrain.Testing;

namespace SecondBrain.StatesLanguage.Tests.Jsonata;

/// <summary>Expressions come from outside: whatever they look like, the engine answers or refuses.</summary>
public sealed class MutatedExpressionTests
{
    private static readonly string[] Pieces =
    [
        "[", "]", "(", ")", "{", "}", ".", "*", "**", "%", "^", "@$x", "#$i", "[]", "[0]", "[-1]", "$", "$$", " ~> ", "|", "?", ":", ",", ";", "1e308", "-1", "0.5", "null", "\"\"", "'a'", "$x",
        "function($x){$x}", "/a/", "..", ":=", "and", "in", "!=", "&", "$string", "$sum", "[1..3]", "{\"a\":1}", "nope", "??", "?:", "<n-:n>",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_mutated_expression_is_answered_with_JSON_or_refused(int seed)
    {
        var folder = RepositoryPaths.Combine("tests", "SecondBrain.StatesLanguage.Tests", "Jsonata", "Reference");
        var data = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "data.json")))!.AsObject().ToDictionary(p => p.Key, p => ValueReader.FromNode(p.Value), StringComparer.Ordinal);
        var cases = File.ReadLines(Path.Combine(folder, "expressions.jsonl")).Select(l => JsonNode.Parse(l)!).Select(c => (Expression: c["expression"]!.GetValue<string>(), Data: c["data"]!.GetValue<string>())).ToArray();
        var random = new Random(seed);
        var (answered, refused) = (0, 0);
        for (var i = 0; i < 4000; i++)
        {
            var (expression, set) = cases[random.Next(cases.Length)];
            for (var k = random.Next(1, 4); k > 0; k--)
            {
                expression = Mutate(expression, random);
            }

            try
            {
                var parsed = JsonataExpression.Parse(expression);
                _ = TopLevelReferences.Find(parsed, hasErrorOutput: false).Count();
                if (parsed.Evaluate(data[set], _ => null, DateTimeOffset.UnixEpoch, new Draws(() => 0.5, null)) is { } value and not FunctionValue)
                {
                    ValueReader.Parse(value.ToJson()).ShouldBe(value);
                }

                answered++;
            }
            catch (JsonataException)
            {
                refused++;
            }
            catch (Exception fault)
            {
                throw new InvalidOperationException($"{set}: {expression}", fault);
            }
        }

        answered.ShouldBeGreaterThan(300);
        refused.ShouldBeGreaterThan(300);
    }

    private static string Mutate(string expression, Random random)
    {
        var at = random.Next(expression.Length + 1);
        var piece = Pieces[random.Next(Pieces.Length)];
        return random.Next(3) switch
        {
            0 => expression.Insert(at, piece),
            1 => expression.Remove(at, Math.Min(random.Next(1, 6), expression.Length - at)),
            _ => $"({expression}){piece}",
        };
    }
}
