using SecondBrain.Core.Notes;
using SecondBrain.Local.Template;
using SecondBrain.Testing;

namespace SecondBrain.Local.Tests.Template;

public sealed class TemplateReaderTests
{
    [Fact]
    public void The_projects_own_template_is_read()
    {
        var template = TemplateReader.Read(RepositoryPaths.Combine("template.yaml"), new TemplateScope());

        template.Tables.ShouldHaveSingleItem().StreamView.ShouldNotBeNull();
        template.Pipes.ShouldHaveSingleItem().Table.ShouldBe(template.Tables[0].Name);
        template.Pipes[0].StateMachineArn.ShouldBe(template.StateMachines.Single(machine => machine.IsExpress).Arn);
        template.Queues.ShouldContain(queue => queue.Arn == template.Pipes[0].DeadLetterArn);
        template.Routes.ShouldContain(route => route.RouteKey == "GET /notes/{id}");
        template.Functions.Select(function => function.CatalogName).ShouldBeUnique();
    }

    [Theory]
    [InlineData("", "off", "https://cognito-idp.us-east-1.amazonaws.com/UserPool", "PeopleClient", true)]
    [InlineData("", "on", "https://cognito-idp.us-east-1.amazonaws.com/UserPool", "PeopleClient MachineClient", true)]
    [InlineData("https://issuer.example.com", "on", "https://issuer.example.com", "second-brain", false)]
    public void Without_an_issuer_a_user_pool_is_trusted_and_its_function_declared(string issuer, string machines, string trusted, string audience, bool hasTrigger)
    {
        var template = TemplateReader.Read(RepositoryPaths.Combine("template.yaml"), new TemplateScope { Parameters = new Dictionary<string, string> { ["JwtIssuer"] = issuer, ["MachineSignIn"] = machines } });

        var authorizer = template.Apis.ShouldHaveSingleItem().Authorizers.Values.ShouldHaveSingleItem();
        authorizer.Issuer.ShouldBe(trusted);
        string.Join(' ', authorizer.Audience).ShouldBe(audience);
        template.Functions.Single(function => function.CatalogName == "ReadNote").Environment["JWT_AUDIENCE"].ShouldBe(audience.Replace(' ', ','));
        template.Functions.Single(function => function.CatalogName == "ReadNote").Environment["JWT_ISSUER"].ShouldBe(trusted);
        template.Functions.Any(function => function.CatalogName == "IssueClaims").ShouldBe(hasTrigger);
    }

    [Theory]
    [InlineData("personal", "", "journal", "cites")]
    [InlineData("legal", "", "holding", "overrules")]
    [InlineData("research", "", "hypothesis", "replicates")]
    [InlineData("community", "", "event", "organises")]
    [InlineData("legal", "idea,list", "list", "overrules")]
    public void A_domain_profile_gives_the_types_that_no_parameter_gives(string profile, string own, string noteType, string linkType)
    {
        var template = TemplateReader.Read(RepositoryPaths.Combine("template.yaml"), new TemplateScope { Parameters = new Dictionary<string, string> { ["DomainProfile"] = profile, ["NoteTypes"] = own } });

        var environment = template.Functions.Single(function => function.CatalogName == "CaptureNote").Environment;
        var types = BrainTypes.Parse(environment["NOTE_TYPES"], environment["LINK_TYPES"]);
        types.NoteTypes.ShouldContain(noteType);
        types.NoteTypes.Contains("question").ShouldBe(own.Length == 0);
        types.LinkTypes.ShouldContain(linkType);
    }

    [Fact]
    public void The_personal_profile_is_what_a_brain_has_without_a_template()
    {
        var environment = TemplateReader.Read(RepositoryPaths.Combine("template.yaml"), new TemplateScope()).Functions[0].Environment;

        var types = BrainTypes.Parse(environment["NOTE_TYPES"], environment["LINK_TYPES"]);
        types.NoteTypes.ShouldBe(BrainTypes.Default.NoteTypes);
        types.LinkTypes.ShouldBe(BrainTypes.Default.LinkTypes, ignoreOrder: true);
    }

    [Fact]
    public void Globals_are_merged_as_SAM_merges_them()
    {
        var function = Templates.Read("""
            Globals:
              Function:
                Timeout: 20
                MemorySize: 256
                Environment: { Variables: { TABLE: shared, COLOUR: red } }
            Resources:
              Echo:
                Type: AWS::Serverless::Function
                Properties:
                  MemorySize: 512
                  Environment: { Variables: { FUNCTION: Echo, COLOUR: blue } }
            """).Functions.ShouldHaveSingleItem();

        function.Timeout.ShouldBe(TimeSpan.FromSeconds(20));
        function.MemoryMegabytes.ShouldBe(512);
        function.Environment.ShouldBe(new Dictionary<string, string> { ["TABLE"] = "shared", ["COLOUR"] = "blue", ["FUNCTION"] = "Echo" }, ignoreOrder: true);
    }

    [Fact]
    public void A_function_without_timeout_has_three_seconds() =>
        Function("Echo").Timeout.ShouldBe(TimeSpan.FromSeconds(3));

    [Fact]
    public void A_type_that_the_host_does_not_know_is_named_with_its_line()
    {
        var refusal = Templates.Refuse("""
            Resources:
              Ledger:
                Type: AWS::QLDB::Ledger
            """);

        refusal.Message.ShouldStartWith("template.yaml:3: Ledger is of type AWS::QLDB::Ledger");
    }

    [Fact]
    public void An_event_that_the_host_does_not_know_is_named()
    {
        var refusal = Templates.Refuse("""
            Resources:
              Echo:
                Type: AWS::Serverless::Function
                Properties:
                  Environment: { Variables: { FUNCTION: Echo } }
                  Events:
                    Mail:
                      Type: SES
            """);

        refusal.Message.ShouldBe("template.yaml:8: event Mail of Echo has type SES, which the local host does not know.");
    }

    [Fact]
    public void A_function_that_names_no_function_is_refused() =>
        Templates.Refuse("Resources: { Echo: { Type: AWS::Serverless::Function, Properties: { Timeout: 1 } } }").Message.ShouldContain("Echo needs the environment variable FUNCTION");

    [Fact]
    public void A_route_of_an_API_that_is_not_there_is_refused() =>
        Templates.Refuse(FunctionWithEvent("{ Type: HttpApi, Properties: { ApiId: Nowhere, Path: /a, Method: GET } }")).Message.ShouldContain("names the API Nowhere");

    [Fact]
    public void A_route_with_scopes_but_no_authorizer_is_refused() =>
        Templates.Refuse(FunctionWithEvent("{ Type: HttpApi, Properties: { Path: /a, Method: GET, Auth: { AuthorizationScopes: [read] } } }")).Message.ShouldContain("asks for scopes but has no authorizer");

    [Fact]
    public void An_event_without_path_is_the_default_route_of_the_implicit_API()
    {
        var template = Templates.Read(FunctionWithEvent("{ Type: HttpApi }"));

        template.Routes.ShouldHaveSingleItem().RouteKey.ShouldBe("$default");
        template.Apis.ShouldHaveSingleItem().LogicalId.ShouldBe(TemplateReader.ImplicitApi);
    }

    [Fact]
    public void A_state_machine_without_its_file_is_refused()
    {
        var refusal = Templates.Refuse("""
            Resources:
              Machine:
                Type: AWS::Serverless::StateMachine
                Properties:
                  DefinitionUri: statemachines/missing.asl.json
            """);

        refusal.Message.ShouldBe("template.yaml:5: Machine's DefinitionUri statemachines/missing.asl.json is not a file.");
    }

    [Fact]
    public void An_inline_definition_keeps_numbers_and_booleans()
    {
        var machine = Templates.Read("""
            Resources:
              Machine:
                Type: AWS::Serverless::StateMachine
                Properties:
                  Type: EXPRESS
                  Definition: { StartAt: A, TimeoutSeconds: 5, States: { A: { Type: Pass, End: true, Result: "5" } } }
            """).StateMachines.ShouldHaveSingleItem();

        machine.IsExpress.ShouldBeTrue();
        machine.Definition.ShouldBe("""{"StartAt":"A","TimeoutSeconds":5,"States":{"A":{"Type":"Pass","End":true,"Result":"5"}}}""");
    }

    [Theory]
    [InlineData("a: [1, 2", "this is not valid YAML")]
    [InlineData("", "the template is empty")]
    [InlineData("Resources: { A: !Nope x }", "CloudFormation has no !Nope")]
    public void What_is_not_a_template_is_refused_in_one_line(string yaml, string problem)
    {
        var message = Templates.Refuse(yaml).Message;

        message.ShouldContain(problem);
        message.ShouldStartWith("template.yaml:");
        message.ShouldNotContain('\n');
    }

    private static FunctionResource Function(string name) =>
        Templates.Read($"Resources: {{ {name}: {{ Type: AWS::Serverless::Function, Properties: {{ Environment: {{ Variables: {{ FUNCTION: {name} }} }} }} }} }}").Functions[0];

    private static string FunctionWithEvent(string declared) =>
        $"Resources: {{ Echo: {{ Type: AWS::Serverless::Function, Properties: {{ Environment: {{ Variables: {{ FUNCTION: Echo }} }}, Events: {{ One: {declared} }} }} }} }}";
}
