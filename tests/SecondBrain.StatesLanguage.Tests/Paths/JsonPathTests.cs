using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Paths;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Tests.Paths;

public sealed class JsonPathTests
{
    private const string Store = """
        {"store": {"book": [{"t": "A", "p": 8.95, "c": ["x"]}, {"t": "B", "p": 12, "isbn": "1"}, {"t": "C", "p": 8.99}], "bicycle": {"p": 19.95}},
         "a.b": 1, "it's": 2, "sp ace": 3, "ünï": 4, "n": null, "e": [], "$x": 5, "d-e": {"f_g": 6}}
        """;

    [Theory]
    [InlineData("$.store.bicycle.p", "19.95")]
    [InlineData("$['store']['bicycle']['p']", "19.95")]
    [InlineData("$[\"a.b\"]", "1")]
    [InlineData(@"$['it\'s']", "2")]
    [InlineData("$['sp ace']", "3")]
    [InlineData("$.ünï", "4")]
    [InlineData("$.$x", "5")]
    [InlineData("$.d-e.f_g", "6")]
    [InlineData("$.n", "null")]
    [InlineData("$.store.book[1].t", "\"B\"")]
    [InlineData("$.store.book[-1].t", "\"C\"")]
    [InlineData("$.store.book[0,2].t", """["A","C"]""")]
    [InlineData("$.store.book[:2].t", """["A","B"]""")]
    [InlineData("$.store.book[1:].t", """["B","C"]""")]
    [InlineData("$.store.book[-2:].t", """["B","C"]""")]
    [InlineData("$.store.book[0:3:2].t", """["A","C"]""")]
    [InlineData("$.store.book[9:].t", "[]")]
    [InlineData("$.store.book[*].t", """["A","B","C"]""")]
    [InlineData("$.store.book.*.t", """["A","B","C"]""")]
    [InlineData("$..p", "[8.95,12,8.99,19.95]")]
    [InlineData("$.store..p", "[8.95,12,8.99,19.95]")]
    [InlineData("$..book[0].t", """["A"]""")]
    [InlineData("$..nothing", "[]")]
    [InlineData("$.nothing[*].x", "[]")]
    [InlineData("$.e[*]", "[]")]
    [InlineData("$.store.book[?(@.p < 10)].t", """["A","C"]""")]
    [InlineData("$.store.book[?(@.isbn)].t", """["B"]""")]
    [InlineData("$.store.book[?(!@.isbn && @.p >= 8.99)].t", """["C"]""")]
    [InlineData("$.store.book[?(@.t == 'A' || @.t=='C')].p", "[8.95,8.99]")]
    [InlineData("$.store.book[?(@.t in ['A', 'B'])].t", """["A","B"]""")]
    [InlineData("$.store.book[?(@.t nin ['A', 'B'])].t", """["C"]""")]
    [InlineData("$.store.book[?(@.t =~ /[ab]/i)].t", """["A","B"]""")]
    [InlineData("$.store.book[?(@.c contains 'x')].t", """["A"]""")]
    [InlineData("$.store.book[?(@.p > $.store.bicycle.p)]", "[]")]
    [InlineData("$.store.book[?(@['t'] != 'A')].t", """["B","C"]""")]
    [InlineData("$.store.book[0]['t','p']", """[{"t":"A","p":8.95}]""")]
    [InlineData("$.store.book.length()", "3")]
    [InlineData("$.store.book[*].p.max()", "12")]
    [InlineData("$", null)]
    public void Paths_select_as_in_the_service(string path, string? expected)
    {
        var found = JsonPath.Parse(path).Find(ValueReader.Parse(Store));
        JsonNode.DeepEquals(JsonNode.Parse(found!.ToJson()), JsonNode.Parse(expected ?? Store)).ShouldBeTrue(found.ToJson());
    }

    [Theory]
    [InlineData("$.x")]
    [InlineData("$.store.book[3]")]
    [InlineData("$.store.book[-4]")]
    [InlineData("$.store.book.t")]
    [InlineData("$.n.x")]
    public void A_definite_path_may_find_nothing(string path) => JsonPath.Parse(path).Find(ValueReader.Parse(Store)).ShouldBeNull();

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("$.")]
    [InlineData("$..")]
    [InlineData("$.a..")]
    [InlineData("$[")]
    [InlineData("$[]")]
    [InlineData("$['a]")]
    [InlineData("$['a'")]
    [InlineData("$[x]")]
    [InlineData("$[1:2:0]")]
    [InlineData("$[1:2:3:4]")]
    [InlineData("$.a b")]
    [InlineData("$.f()")]
    [InlineData("$.a.length().b")]
    [InlineData("$[?(@.a]")]
    [InlineData("$[?(@.a ==)]")]
    [InlineData("$[?(1)]")]
    [InlineData("$[?(@.a =~ /(/)]")]
    [InlineData("$]")]
    public void What_is_no_path_is_refused(string path) => Should.Throw<JsonPathSyntaxException>(() => JsonPath.Parse(path));

    [Theory]
    [InlineData("$.a", true)]
    [InlineData("$['a'].b[3]", true)]
    [InlineData("$", true)]
    [InlineData("$.a[*]", false)]
    [InlineData("$.a[-1]", false)]
    [InlineData("$..a", false)]
    [InlineData("$.a.length()", false)]
    public void Only_names_and_indexes_make_a_reference(string path, bool isReference) => JsonPath.Parse(path).IsReference.ShouldBe(isReference);

    [Fact]
    public void A_path_that_would_visit_too_much_is_stopped()
    {
        var root = ValueReader.Parse($"[{string.Join(',', Enumerable.Repeat("[1,2,3,4,5,6,7,8,9,0]", 2000))}]");
        Should.Throw<PathBudgetException>(() => JsonPath.Parse("$[?($..* contains 77)]").Find(root));
    }
}
