using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace SecondBrain.Assets.Tests.OpenApi;

public sealed class OpenApiTests
{
    private static readonly string[] Scopes = ["brain/read", "brain/propose", "brain/write", "brain/review", "brain/admin"];

    private readonly OpenApiDocument _document = OpenApiDocument.Load();

    [Fact]
    public void The_operations_are_exactly_the_routes_of_the_template()
    {
        var routes = TemplateRoutes.Load();
        var described = _document.Operations().Select(operation => operation.Route)
            .Select(route => "ANY" + route[route.IndexOf(' ', StringComparison.Ordinal)..] is var any && routes.Contains(any, StringComparer.Ordinal) ? any : route);

        described.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ShouldBe(routes.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_document_is_OpenApi_3_1_with_a_title_and_a_version()
    {
        _document.Root.Text("openapi")!.ShouldStartWith("3.1.");
        _document.Root.Mapping("info").Text("title").ShouldNotBeNullOrEmpty();
        _document.Root.Mapping("info").Text("version").ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public void Every_reference_points_to_something()
    {
        foreach (var node in _document.Root.Everything()) _document.Resolve(node);
    }

    [Fact]
    public void Every_component_is_used()
    {
        var used = _document.Root.Everything().OfType<YamlMappingNode>().Select(node => node.Text("$ref")).ToHashSet(StringComparer.Ordinal);
        var unused =
            from kind in _document.Root.Mapping("components").Entries()
            where kind.Key != "securitySchemes"
            from component in ((YamlMappingNode)kind.Value).Entries()
            where !used.Contains($"#/components/{kind.Key}/{component.Key}")
            select $"{kind.Key}/{component.Key}";

        unused.ShouldBeEmpty();
    }

    [Fact]
    public void Every_operation_has_its_own_id_a_summary_and_a_success()
    {
        var operations = _document.Operations().ToList();

        operations.Select(each => each.Operation.Text("operationId")).ShouldBeUnique();
        foreach (var (route, operation) in operations)
        {
            operation.Text("operationId").ShouldNotBeNullOrEmpty(route);
            operation.Text("summary").ShouldNotBeNullOrEmpty(route);
            operation.Mapping("responses").Entries().ShouldContain(response => response.Key.StartsWith('2'), route);
            foreach (var (status, response) in operation.Mapping("responses").Entries())
            {
                _document.ResolveMapping(response).Text("description").ShouldNotBeNullOrEmpty($"{route} {status}");
            }
        }
    }

    [Fact]
    public void Every_placeholder_of_a_path_is_a_required_parameter_and_the_other_way_round()
    {
        foreach (var (route, operation) in _document.Operations())
        {
            var placeholders = Regex.Matches(route, @"\{(?<name>[^}]+)\}", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Select(match => match.Groups["name"].Value);
            var parameters = operation.Items("parameters").Select(_document.ResolveMapping).Where(parameter => parameter.Text("in") == "path").ToList();

            parameters.Select(parameter => parameter.Text("name")).ShouldBe(placeholders, route);
            parameters.ShouldAllBe(parameter => parameter.Text("required") == "true");
        }
    }

    [Fact]
    public void Only_health_signed_links_and_what_is_public_are_open_and_every_other_operation_names_known_scopes()
    {
        foreach (var (route, operation) in _document.Operations())
        {
            var requirements = operation.Items("security").Cast<YamlMappingNode>().ToList();
            if (route is "GET /health" or "GET /reviews/decide" or "POST /reviews/decide" || route.StartsWith("GET /public/", StringComparison.Ordinal) || route.StartsWith("GET /.well-known/", StringComparison.Ordinal))
            {
                requirements.ShouldBeEmpty();
                continue;
            }

            requirements.ShouldNotBeEmpty(route);
            requirements.ShouldAllBe(requirement => requirement.Texts("bearer").Any() && requirement.Texts("bearer").All(scope => Scopes.Contains(scope)), route);
            operation.Mapping("responses").Find("401").ShouldNotBeNull(route);
            operation.Mapping("responses").Find("403").ShouldNotBeNull(route);
        }
    }

    [Fact]
    public void Every_failure_that_a_function_answers_is_a_problem()
    {
        var failures =
            from operation in _document.Operations()
            where operation.Route is not ("POST /mcp" or "GET /health")
            from response in operation.Operation.Mapping("responses").Entries()
            where response.Key[0] is '4' or '5' or 'd'
            select (Name: $"{operation.Route} {response.Key}", Content: _document.ResolveMapping(response.Value).Mapping("content"));

        foreach (var (name, content) in failures)
        {
            content.Find("application/problem+json").ShouldNotBeNull(name);
        }
    }

    [Fact]
    public void Every_example_fits_its_schema()
    {
        var mismatch = new ExampleMismatch(_document);
        var examples = _document.Root.Everything().OfType<YamlMappingNode>()
            .Where(node => node.Find("schema") is not null && node.Find("example") is not null).ToList();

        examples.Count.ShouldBeGreaterThan(20);
        examples.SelectMany(node => mismatch.Find(node.Find("example")!, node.Find("schema")!, $"line {node.Start.Line}")).ShouldBeEmpty();
    }

    [Fact]
    public void Every_schema_uses_only_keywords_that_the_example_check_knows()
    {
        var schemas = _document.Root.Everything().OfType<YamlMappingNode>()
            .SelectMany(node => new[] { node.Find("schema"), node.Find("items") })
            .Concat(_document.Root.Mapping("components").Mapping("schemas").Entries().Select(entry => entry.Value))
            .OfType<YamlMappingNode>();

        schemas.SelectMany(schema => schema.Entries()).Select(entry => entry.Key).Except(ExampleMismatch.Known, StringComparer.Ordinal).ShouldBeEmpty();
    }
}
