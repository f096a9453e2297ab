using SecondBrain.Local.Template;

namespace SecondBrain.Local.Tests.Template;

public sealed class IntrinsicResolverTests
{
    [Theory]
    [InlineData("!Ref Name", "garden")]
    [InlineData("{ Ref: Name }", "garden")]
    [InlineData("!Ref AWS::Region", "us-east-1")]
    [InlineData("!Ref Notes", "garden-notes")]
    [InlineData("!Ref Letters", "https://sqs.us-east-1.amazonaws.com/000000000000/Letters")]
    [InlineData("!Ref Machine", "arn:aws:states:us-east-1:000000000000:stateMachine:Machine")]
    [InlineData("!GetAtt Notes.Arn", "arn:aws:dynamodb:us-east-1:000000000000:table/garden-notes")]
    [InlineData("{ 'Fn::GetAtt': [Notes, Arn] }", "arn:aws:dynamodb:us-east-1:000000000000:table/garden-notes")]
    [InlineData("!GetAtt Machine.Name", "Machine")]
    [InlineData("!GetAtt MachineRole.Arn", "arn:aws:iam::000000000000:role/MachineRole")]
    [InlineData("!Sub 'x-${Name}-${AWS::AccountId}-${Notes.Arn}'", "x-garden-000000000000-arn:aws:dynamodb:us-east-1:000000000000:table/garden-notes")]
    [InlineData("!Sub ['${Greeting} ${Name}', { Greeting: !Ref AWS::StackName }]", "secondbrain garden")]
    [InlineData("!Sub 'kept ${!Name}'", "kept ${Name}")]
    [InlineData("!Join ['-', [a, !Ref Name, c]]", "a-garden-c")]
    [InlineData("!Select [1, [a, b]]", "b")]
    [InlineData("!Select [1, !Split ['/', 'a/b/c']]", "b")]
    [InlineData("!Select [0, !Ref Words]", "one")]
    [InlineData("!If [IsGarden, yes, no]", "yes")]
    [InlineData("!If [IsNotGarden, yes, no]", "no")]
    [InlineData("!FindInMap [Sizes, small, Value]", "12")]
    public void A_function_has_its_value(string written, string value) => Resolve(written).ShouldBe(value);

    [Theory]
    [InlineData("!Ref Nothing", "Nothing is neither a parameter nor a resource of this template")]
    [InlineData("!GetAtt Notes.Colour", "Notes has no attribute Colour")]
    [InlineData("!Sub '${Nothing}'", "Nothing is neither a parameter nor a resource")]
    [InlineData("!ImportValue other-stack", "Fn::ImportValue takes a value from another stack")]
    [InlineData("!Select [4, [a, b]]", "Fn::Select needs an index from 0 to 1")]
    [InlineData("!Base64 abc", "Fn::Base64 is not supported")]
    [InlineData("!If [Missing, a, b]", "condition Missing is not declared")]
    [InlineData("!Join ['-']", "Fn::Join takes 2 arguments, not 1")]
    public void A_function_that_has_none_is_refused_with_its_line(string written, string problem) =>
        Templates.Refuse(Yaml(written)).Message.ShouldStartWith($"template.yaml:25: {problem}");

    [Fact]
    public void Names_that_refer_to_each_other_in_a_circle_are_refused() =>
        Templates.Refuse("""
            Resources:
              A: { Type: AWS::S3::Bucket, Properties: { BucketName: !Ref B } }
              B: { Type: AWS::S3::Bucket, Properties: { BucketName: !Ref A } }
            """).Message.ShouldContain("refer to each other in a circle");

    [Fact]
    public void A_resource_whose_condition_does_not_hold_is_not_there() =>
        Templates.Read("""
            Conditions: { Never: !Equals [a, b] }
            Resources:
              A: { Type: AWS::S3::Bucket, Condition: Never }
              B: { Type: AWS::S3::Bucket }
            """).Buckets.ShouldHaveSingleItem().LogicalId.ShouldBe("B");

    [Fact]
    public void AWS_NoValue_removes_a_property() =>
        Templates.Read("Resources: { A: { Type: AWS::S3::Bucket, Properties: { BucketName: !Ref AWS::NoValue } } }").Buckets[0].Name.ShouldBe("A");

    [Fact]
    public void A_parameter_without_default_must_be_given()
    {
        const string yaml = "Parameters: { Colour: { Type: String } }\nResources: { A: { Type: AWS::S3::Bucket, Properties: { BucketName: !Ref Colour } } }";

        Templates.Refuse(yaml).Message.ShouldStartWith("template.yaml:1: parameter Colour has no default");
        Templates.Read(yaml, new TemplateScope { Parameters = new Dictionary<string, string> { ["Colour"] = "red" } }).Buckets[0].Name.ShouldBe("red");
    }

    [Fact]
    public void A_value_that_is_not_allowed_is_refused() =>
        Templates.Refuse("Parameters: { Size: { Type: String, Default: huge, AllowedValues: [small, large] } }\nResources: {}").Message.ShouldContain("is not one of its AllowedValues: small, large");

    private static string Resolve(string written) => Templates.Read(Yaml(written)).Functions.Single().Environment["VALUE"];

    private static string Yaml(string written) => $$"""
        Parameters:
          Name: { Type: String, Default: garden }
          Words: { Type: CommaDelimitedList, Default: "one, two" }
        Conditions:
          IsGarden: !Equals [!Ref Name, garden]
          IsNotGarden: !Not [Condition: IsGarden]
        Mappings: { Sizes: { small: { Value: 12 } } }
        Resources:
          Notes:
            Type: AWS::DynamoDB::Table
            Properties:
              TableName: !Sub ${Name}-notes
              KeySchema: [{ AttributeName: id, KeyType: HASH }]
          Letters: { Type: AWS::SQS::Queue }
          Machine:
            Type: AWS::Serverless::StateMachine
            Properties: { Definition: { StartAt: A, States: { A: { Type: Succeed } } } }
          Echo:
            Type: AWS::Serverless::Function
            Properties:
              Environment:
                Variables:
                  FUNCTION: Echo
                  VALUE:
                    {{written}}
        """;
}
