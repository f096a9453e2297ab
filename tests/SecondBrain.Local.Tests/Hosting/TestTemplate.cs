namespace SecondBrain.Local.Tests.Hosting;

/// <summary>A template that uses every part of the host once.</summary>
internal static class TestTemplate
{
    public const string Yaml = """
        AWSTemplateFormatVersion: '2010-09-09'
        Transform: AWS::Serverless-2016-10-31
        Parameters:
          JwtIssuer: { Type: String, Default: https://issuer.example.com }
          JwtAudience: { Type: String, Default: nobody }
          Table: { Type: String }
        Globals:
          Function:
            Runtime: dotnet10
            Timeout: 10
            Environment:
              Variables:
                TABLE: !Ref Items
        Resources:
          Items:
            Type: AWS::DynamoDB::Table
            Properties:
              TableName: !Ref Table
              AttributeDefinitions:
                - { AttributeName: PK, AttributeType: S }
                - { AttributeName: SK, AttributeType: S }
                - { AttributeName: state, AttributeType: S }
              KeySchema: [{ AttributeName: PK, KeyType: HASH }, { AttributeName: SK, KeyType: RANGE }]
              GlobalSecondaryIndexes:
                - IndexName: ByState
                  KeySchema: [{ AttributeName: state, KeyType: HASH }]
                  Projection: { ProjectionType: INCLUDE, NonKeyAttributes: [marked] }
              StreamSpecification: { StreamViewType: NEW_IMAGE }
              TimeToLiveSpecification: { AttributeName: ttl, Enabled: true }
          Letters: { Type: AWS::SQS::Queue }
          Logs: { Type: AWS::Logs::LogGroup, Properties: { RetentionInDays: 30 } }
          Api:
            Type: AWS::Serverless::HttpApi
            Properties:
              CorsConfiguration: { AllowOrigins: [https://page.example], AllowMethods: [GET, POST], AllowHeaders: [authorization], MaxAge: 60 }
              Auth:
                DefaultAuthorizer: Owner
                Authorizers:
                  Owner:
                    JwtConfiguration: { issuer: !Ref JwtIssuer, audience: [!Ref JwtAudience] }
          Echo:
            Type: AWS::Serverless::Function
            Properties:
              Environment: { Variables: { FUNCTION: Echo } }
              Events:
                Any: { Type: HttpApi, Properties: { ApiId: !Ref Api, Method: ANY, Path: '/echo/{id}' } }
                Open: { Type: HttpApi, Properties: { ApiId: !Ref Api, Method: POST, Path: /open, Auth: { Authorizer: NONE } } }
                Read: { Type: HttpApi, Properties: { ApiId: !Ref Api, Method: GET, Path: /read, Auth: { AuthorizationScopes: [brain/read] } } }
          Answer:
            Type: AWS::Serverless::Function
            Properties:
              Environment: { Variables: { FUNCTION: Answer } }
              Events:
                Post: { Type: HttpApi, Properties: { ApiId: !Ref Api, Method: POST, Path: /answer } }
          Fail:
            Type: AWS::Serverless::Function
            Properties:
              Environment: { Variables: { FUNCTION: Fail } }
              Events:
                Get: { Type: HttpApi, Properties: { ApiId: !Ref Api, Method: GET, Path: /fail } }
          Slow:
            Type: AWS::Serverless::Function
            Properties:
              Timeout: 1
              Environment: { Variables: { FUNCTION: Slow } }
              Events:
                Get: { Type: HttpApi, Properties: { ApiId: !Ref Api, Method: GET, Path: /slow } }
          Stubborn:
            Type: AWS::Serverless::Function
            Properties:
              Timeout: 1
              Environment: { Variables: { FUNCTION: Stubborn } }
              Events:
                Get: { Type: HttpApi, Properties: { ApiId: !Ref Api, Method: GET, Path: /stubborn } }
          Put:
            Type: AWS::Serverless::Function
            Properties:
              Environment: { Variables: { FUNCTION: Put } }
              Events:
                Put: { Type: HttpApi, Properties: { ApiId: !Ref Api, Method: PUT, Path: '/items/{id}' } }
          Mark:
            Type: AWS::Serverless::Function
            Properties:
              Environment: { Variables: { FUNCTION: Mark } }
          Machine:
            Type: AWS::Serverless::StateMachine
            Properties:
              Type: EXPRESS
              DefinitionUri: mark-item.asl.json
              DefinitionSubstitutions: { MarkArn: !GetAtt Mark.Arn, TableName: !Ref Items }
          Pipe:
            Type: AWS::Pipes::Pipe
            Properties:
              RoleArn: !Sub arn:${AWS::Partition}:iam::${AWS::AccountId}:role/pipe
              Source: !GetAtt Items.StreamArn
              SourceParameters:
                DynamoDBStreamParameters:
                  StartingPosition: TRIM_HORIZON
                  BatchSize: 1
                  MaximumRetryAttempts: 1
                  DeadLetterConfig: { Arn: !GetAtt Letters.Arn }
                FilterCriteria:
                  Filters:
                    - Pattern: '{"eventName":["INSERT","MODIFY"],"dynamodb":{"NewImage":{"state":{"S":["new"]}}}}'
              Target: !Ref Machine
              TargetParameters:
                StepFunctionStateMachineParameters: { InvocationType: FIRE_AND_FORGET }
        """;

    /// <summary>Marks an item by a function, embeds its id, and counts how often it was done.</summary>
    public const string Definition = """
        {
          "StartAt": "Mark",
          "States": {
            "Mark": {
              "Type": "Task", "Resource": "${MarkArn}",
              "Parameters": { "id.$": "$[0].dynamodb.Keys.PK.S" },
              "ResultPath": "$[0].mark", "Next": "Embed"
            },
            "Embed": {
              "Type": "Task", "Resource": "arn:aws:states:::bedrock:invokeModel",
              "Parameters": { "ModelId": "letters", "Body": { "inputText.$": "$[0].mark.marked" } },
              "ResultPath": "$[0].vector", "Next": "Keep"
            },
            "Keep": {
              "Type": "Task", "Resource": "arn:aws:states:::dynamodb:updateItem",
              "Parameters": {
                "TableName": "${TableName}",
                "Key.$": "$[0].dynamodb.Keys",
                "UpdateExpression": "SET #state = :done, marked = :marked, tokens = :tokens ADD times :one",
                "ExpressionAttributeNames": { "#state": "state" },
                "ExpressionAttributeValues": {
                  ":done": { "S": "done" }, ":one": { "N": "1" },
                  ":marked": { "S.$": "$[0].mark.marked" },
                  ":tokens": { "N.$": "States.Format('{}', $[0].vector.Body.inputTextTokenCount)" }
                }
              },
              "End": true
            }
          }
        }
        """;
}
