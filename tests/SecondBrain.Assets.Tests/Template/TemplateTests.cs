using SecondBrain.Functions;

namespace SecondBrain.Assets.Tests.Template;

public sealed class TemplateTests
{
    [Fact]
    public void Every_function_is_in_the_catalog_and_every_catalog_name_is_declared_once()
    {
        FunctionCatalog.Names.Count.ShouldBeGreaterThan(10);
        FunctionRules.Unresolved(SamTemplate.Shipped, FunctionCatalog.Names).ShouldBeEmpty();
    }

    [Fact]
    public void Every_folder_with_a_function_is_in_the_catalog() =>
        Checkout.Folders("functions").Where(folder => Checkout.Has($"functions/{folder}/Function.cs")).Order(StringComparer.Ordinal).ShouldBe(FunctionCatalog.Names);

    [Fact]
    public void Every_route_needs_a_scope_but_health_signed_links_what_is_public_and_the_one_that_rejects() => FunctionRules.UnprotectedRoutes(SamTemplate.Shipped).ShouldBeEmpty();

    [Fact]
    public void Every_function_behind_a_token_reads_who_belongs_to_the_brain() => FunctionRules.BlindToMembers(SamTemplate.Shipped).ShouldBeEmpty();

    [Fact]
    public void A_function_that_cannot_read_the_members_is_found() =>
        FunctionRules.BlindToMembers(SamTemplate.Shipped.With("CaptureNoteFunction", "                - dynamodb:Query\n                - dynamodb:UpdateItem\n              Resource: !GetAtt", "                - dynamodb:UpdateItem\n              Resource: !GetAtt"))
            .ShouldBe(["CaptureNoteFunction may not dynamodb:Query BrainTable.Arn, where the brain's members are"]);

    [Fact]
    public void The_keys_that_sign_links_are_denied_to_all_but_the_functions_that_use_them()
    {
        SecretRules.Denied(SamTemplate.Shipped).ShouldBeTrue();
        SecretRules.Tagged(SamTemplate.Shipped).ShouldBe(["DecideByLinkFunction", "StoreDigestFunction"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("[SYSTEM#SECRET]", "[SYSTEM#SECRETS]")]
    [InlineData("              Effect: Deny", "              Effect: Allow")]
    [InlineData("                - dynamodb:GetItem\n                - dynamodb:PutItem\n                - dynamodb:Query\n", "                - dynamodb:PutItem\n")]
    [InlineData("aws:PrincipalTag/second-brain-secrets: 'yes'", "aws:PrincipalTag/second-brain-secrets: 'no'")]
    public void A_policy_that_leaves_the_keys_open_is_found(string found, string fault) => SecretRules.Denied(SamTemplate.Shipped.With("BrainTable", found, fault)).ShouldBeFalse();

    [Fact]
    public void Logs_end_some_day_and_functions_end_before_the_gateway_gives_up() => FunctionRules.Unlimited(SamTemplate.Shipped).ShouldBeEmpty();

    [Fact]
    public void Every_policy_names_its_actions_and_a_resource_of_the_template()
    {
        PolicyRules.Count(SamTemplate.Shipped).ShouldBeGreaterThan(20);
        PolicyRules.Find(SamTemplate.Shipped).ShouldBeEmpty();
    }

    [Fact]
    public void The_function_that_rejects_requests_knows_exactly_the_routes_of_the_template() =>
        RejectedRoutes.Load().Order(StringComparer.Ordinal).ShouldBe(Routes(SamTemplate.Shipped).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("FUNCTION: ReadNote", "FUNCTION: ReadNotes", "ReadNoteFunction: FUNCTION ReadNotes is not in the catalog")]
    [InlineData("FUNCTION: ReadNote", "FUNCTION: ReadNotes", "ReadNote is declared 0 times")]
    [InlineData("FUNCTION: ReadNote", "FUNCTION: AddLink", "AddLink is declared 2 times")]
    [InlineData("FUNCTION: ReadNote", "FUNCTIONS: ReadNote", "ReadNoteFunction has no FUNCTION")]
    public void A_function_that_does_not_resolve_is_found(string found, string fault, string problem) =>
        FunctionRules.Unresolved(SamTemplate.Shipped.With(found, fault), FunctionCatalog.Names).ShouldContain(problem);

    [Theory]
    [InlineData("Api", "Path: /health", "Path: /status", "GET /status has the authorizer NONE")]
    [InlineData("AddLinkFunction", "Path: /links\n            Auth:", "Path: /links\n            Other:", "POST /links asks for no scope")]
    [InlineData("CaptureNoteFunction", "- brain/write", "- brain/wrote", "POST /notes asks for the unknown scope brain/wrote")]
    [InlineData("EraseNoteFunction", "- brain/admin", "- brain/administer", "DELETE /notes/{id} asks for the unknown scope brain/administer")]
    [InlineData("Api", "DefaultAuthorizer: OwnerToken", "EnableIamAuthorizer: true", "Api has no DefaultAuthorizer")]
    [InlineData("Api", "issuer: !If", "isuer: !If", "OwnerToken checks no issuer and audience")]
    public void A_route_without_protection_is_found(string resource, string found, string fault, string problem) =>
        FunctionRules.UnprotectedRoutes(SamTemplate.Shipped.With(resource, found, fault)).ShouldContain(problem);

    [Theory]
    [InlineData("FunctionLogGroup", "RetentionInDays: !Ref LogRetentionDays", "Tags: []", "FunctionLogGroup keeps its logs for ever")]
    [InlineData("CaptureNoteFunction", "Timeout: 29", "Timeout: 30", "CaptureNoteFunction may take longer than the HTTP API waits")]
    public void A_missing_limit_is_found(string resource, string found, string fault, string problem) =>
        FunctionRules.Unlimited(SamTemplate.Shipped.With(resource, found, fault)).ShouldContain(problem);

    [Theory]
    [InlineData("ReadPublicFunction", "- dynamodb:Query\n              Resource:", "- dynamodb:*\n              Resource:", "ReadPublicFunction: the action dynamodb:* is a wildcard")]
    [InlineData("CaptureNoteFunction", "Resource: !GetAtt BrainTable.Arn", "Resource: '*'", "CaptureNoteFunction: dynamodb:PutItem is allowed on every resource")]
    [InlineData("CaptureNoteFunction", "Resource: !GetAtt BrainTable.Arn", "Resource: !GetAtt BrianTable.Arn", "CaptureNoteFunction: 'BrianTable.Arn' names a resource that is not in the template")]
    [InlineData("CaptureNoteFunction", "Resource: !GetAtt BrainTable.Arn", "Resource: arn:aws:dynamodb:us-east-1:1:table/x", "CaptureNoteFunction: 'arn:aws:dynamodb:us-east-1:1:table/x' names no resource of the template")]
    [InlineData("SearchNotesFunction", "foundation-model/${EmbeddingModelId}", "foundation-model/*", "SearchNotesFunction: 'arn:${AWS::Partition}:bedrock:${AWS::Region}::foundation-model/*' names no resource of the template")]
    [InlineData("IngestNoteStateMachine", "bedrock:InferenceProfileArn", "aws:PrincipalArn", "IngestNoteStateMachine: 'arn:${AWS::Partition}:bedrock:*::foundation-model/*' names no resource of the template")]
    [InlineData("IngestNoteStateMachine", "Resource: '*' # log", "Resource: '*' #log", null)]
    [InlineData("CaptureNoteFunction", "      Policies:\n        - Version: '2012-10-17'", "      Policies:\n        - AmazonDynamoDBFullAccess\n        - Version: '2012-10-17'", "CaptureNoteFunction: AmazonDynamoDBFullAccess is a policy that this template does not write itself")]
    public void A_policy_that_allows_too_much_is_found(string resource, string found, string fault, string? problem)
    {
        var problems = PolicyRules.Find(SamTemplate.Shipped.With(resource, found, fault)).ToList();

        if (problem is null) problems.ShouldHaveSingleItem().ShouldEndWith("does not say why it is every resource");
        else problems.ShouldContain(problem);
    }

    [Fact]
    public void A_route_that_the_rejecting_function_does_not_know_is_found() =>
        RejectedRoutes.Load().Order(StringComparer.Ordinal).ShouldNotBe(Routes(SamTemplate.Shipped.With("Path: /stats", "Path: /numbers")).Order(StringComparer.Ordinal));

    private static IEnumerable<string> Routes(SamTemplate template) =>
        template.Functions().SelectMany(function => function.Routes()).Select(route => route.Key).Where(key => key != "$default");
}
