using SecondBrain.Local.Http;
using SecondBrain.Local.Template;

namespace SecondBrain.Local.Tests.Http;

public sealed class RouteTableTests
{
    private static readonly string[] Declared =
        ["GET /pets/dog/1", "GET /pets/dog/{id}", "GET /pets/{proxy+}", "ANY /{proxy+}", "ANY /notes/{id}", "PUT /notes/{id}", "GET /notes/{id}/original", "$default", "GET /"];

    // The first five are AWS's own examples.
    [Theory]
    [InlineData("GET", "/pets/dog/1", "GET /pets/dog/1")]
    [InlineData("GET", "/pets/dog/2", "GET /pets/dog/{id}")]
    [InlineData("GET", "/pets/cat/1", "GET /pets/{proxy+}")]
    [InlineData("POST", "/test/5", "ANY /{proxy+}")]
    [InlineData("POST", "/pets/dog/1", "ANY /{proxy+}")]
    [InlineData("PUT", "/notes/7", "PUT /notes/{id}")]
    [InlineData("GET", "/notes/7", "ANY /notes/{id}")]
    [InlineData("GET", "/notes/7/original", "GET /notes/{id}/original")]
    [InlineData("GET", "/", "GET /")]
    [InlineData("POST", "/", "$default")]
    public void The_most_specific_route_is_chosen(string method, string path, string route) =>
        Match(Declared, method, path)!.Route.RouteKey.ShouldBe(route);

    [Fact]
    public void Without_a_default_route_nothing_matches() => Match(["GET /notes"], "POST", "/notes").ShouldBeNull();

    [Theory]
    [InlineData("/notes/")]
    [InlineData("/notes/a/b")]
    [InlineData("/Notes/a")]
    public void A_parameter_is_one_whole_segment(string path) => Match(["GET /notes/{id}"], "GET", path).ShouldBeNull();

    [Fact]
    public void Path_parameters_are_decoded() =>
        Match(["GET /{brain}/notes/{rest+}"], "GET", "/home/notes/a b/caf%C3%A9")!.PathParameters
            .ShouldBe(new Dictionary<string, string> { ["brain"] = "home", ["rest"] = "a b/café" }, ignoreOrder: true);

    private static RouteMatch? Match(string[] routes, string method, string path) => new RouteTable(routes.Select(Route)).Match(method, path);

    private static RouteResource Route(string key)
    {
        var parts = key.Split(' ');
        return new RouteResource("Echo", "Api", parts.Length == 1 ? "ANY" : parts[0], parts[^1], null, null, new TemplateMark("template.yaml", 1));
    }
}
