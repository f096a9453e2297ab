using YamlDotNet.RepresentationModel;

namespace SecondBrain.Assets.Tests.Template;

/// <summary>The table's own policy: the partition of the keys that sign links is denied to every role without the tag.</summary>
internal static class SecretRules
{
    private const string Tag = "second-brain-secrets";

    // a read by any of these names its partition; a scan does not, and no policy on keys can deny it
    private static readonly string[] Actions =
    [
        "dynamodb:BatchGetItem", "dynamodb:BatchWriteItem", "dynamodb:ConditionCheckItem", "dynamodb:DeleteItem",
        "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query", "dynamodb:UpdateItem",
    ];

    public static bool Denied(SamTemplate template) =>
        template.ResourcesOf("AWS::DynamoDB::Table").Single().Properties.Find("ResourcePolicy") is YamlMappingNode policy
        && policy.Mapping("PolicyDocument").Items("Statement").OfType<YamlMappingNode>().Any(statement =>
            statement.Text("Effect") == "Deny"
            && statement.Text("Principal") == "*"
            && Actions.All(statement.Texts("Action").Contains)
            && statement.Mapping("Condition").Mapping("ForAnyValue:StringEquals").Texts("dynamodb:LeadingKeys").SequenceEqual(["SYSTEM#SECRET"])
            && statement.Mapping("Condition").Mapping("StringNotEquals").Text("aws:PrincipalTag/" + Tag) == "yes");

    /// <summary>Functions whose roles have the tag.</summary>
    public static IEnumerable<string> Tagged(SamTemplate template) =>
        from function in template.Functions()
        where function.Properties.Find("Tags") is YamlMappingNode tags && tags.Text(Tag) == "yes"
        select function.Name;
}
