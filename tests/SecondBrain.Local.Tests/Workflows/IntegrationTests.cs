using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SecondBrain.Local.Workflows.Chat;
using SecondBrain.Testing.Engine;

namespace SecondBrain.Local.Tests.Workflows;

/// <summary>What a workflow does without a function: mail, messages, objects, a chat model.</summary>
public sealed class IntegrationTests(DynamoDbLocalFixture engine) : IClassFixture<DynamoDbLocalFixture>
{
    private const string Resources = """
          Digest: { Type: AWS::SNS::Topic }
          Letters: { Type: AWS::SQS::Queue }
          Things: { Type: AWS::S3::Bucket, Properties: { LifecycleConfiguration: { Rules: [{ Status: Enabled, ExpirationInDays: 7, Prefix: results/ }] } } }

        """;

    private const string Topic = "arn:aws:sns:us-east-1:000000000000:Digest";

    private const string Converse = "arn:aws:states:::aws-sdk:bedrockruntime:converse";

    private const string Question = """
        {"ModelId":"any","System":[{"Text":"Be brief."}],"Messages":[{"Role":"user","Content":[{"Text":"Title?"}]}],
        "InferenceConfig":{"MaxTokens":100,"Temperature":0.5},
        "ToolConfig":{"Tools":[{"ToolSpec":{"Name":"enrich","Description":"Says it","InputSchema":{"Json":{"type":"object","properties":{"title":{"type":"string"}}}}}}],"ToolChoice":{"Tool":{"Name":"enrich"}}}}
        """;

    [Fact]
    public async Task A_published_message_is_a_mail_in_the_data_folder()
    {
        var arrived = new List<string>();
        await using var host = await StartAsync("arn:aws:states:::sns:publish", $$"""{"TopicArn":"{{Topic}}","Subject":"Grüße","Message":"three notes wait"}""", arrived.Add);

        var output = await OutputAsync(host);

        var mail = arrived.ShouldHaveSingleItem();
        mail.ShouldBe(Directory.GetFiles(Path.Combine(host.Folder, "data", "mail")).ShouldHaveSingleItem());
        var text = await File.ReadAllTextAsync(mail);
        text.ShouldContain("\n\nthree notes wait\n");
        text.ShouldContain("Subject: =?utf-8?B?R3LDvMOfZQ==?=\n");
        text.ShouldContain($"Message-ID: <{(string)output["MessageId"]!}@localhost>");
    }

    [Theory]
    [InlineData("arn:aws:states:::sns:publish", """{"TopicArn":"arn:aws:sns:us-east-1:000000000000:Other","Message":"x"}""", "SNS.NotFoundException")]
    [InlineData("arn:aws:states:::sns:publish", """{"Message":"x"}""", "SNS.InvalidParameterException")]
    [InlineData("arn:aws:states:::sqs:sendMessage", """{"QueueUrl":"https://sqs.us-east-1.amazonaws.com/000000000000/Other","MessageBody":"x"}""", "SQS.QueueDoesNotExistException")]
    [InlineData("arn:aws:states:::aws-sdk:s3:getObject", """{"Bucket":"things","Key":"none"}""", "S3.NoSuchKeyException")]
    [InlineData("arn:aws:states:::aws-sdk:s3:getObject", """{"Bucket":"other","Key":"none"}""", "S3.NoSuchBucketException")]
    [InlineData("arn:aws:states:::states:startExecution", """{"StateMachineArn":"arn:aws:states:us-east-1:000000000000:stateMachine:None"}""", "StepFunctions.StateMachineDoesNotExistException")]
    [InlineData("arn:aws:states:::states:startExecution.sync:2", """{"StateMachineArn":"arn:aws:states:us-east-1:000000000000:stateMachine:ExpressOther"}""", "StepFunctions.StateMachineTypeNotSupportedException")]
    [InlineData(Converse, """{"ModelId":"m","Messages":[]}""", "BedrockRuntime.ResourceNotFoundException")]
    public async Task A_refusal_has_the_services_error_name(string resource, string parameters, string error)
    {
        await using var host = await StartAsync(resource, parameters);

        ((string)(await EndAsync(host))["error"]!).ShouldBe(error);
    }

    [Fact]
    public async Task A_sent_message_is_a_line_of_the_queues_file()
    {
        await using var host = await StartAsync(
            "arn:aws:states:::sqs:sendMessage", """{"QueueUrl":"https://sqs.us-east-1.amazonaws.com/000000000000/Letters","MessageBody":{"a":1}}""");

        var output = await OutputAsync(host);

        var message = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(host.Folder, "data", "queues", "Letters.jsonl")))!;
        ((string)message["messageId"]!).ShouldBe((string)output["MessageId"]!);
        ((int)message["body"]!["a"]!).ShouldBe(1);
    }

    [Fact]
    public async Task Objects_are_put_listed_in_pages_got_and_deleted()
    {
        const string Definition = """
            {"StartAt":"PutB","States":{
              "PutB":{"Type":"Task","Resource":"arn:aws:states:::aws-sdk:s3:putObject","Parameters":{"Bucket":"things","Key":"in/b.json","Body":{"n":1}},"ResultPath":null,"Next":"PutA"},
              "PutA":{"Type":"Task","Resource":"arn:aws:states:::aws-sdk:s3:putObject","Parameters":{"Bucket":"things","Key":"in/a.txt","Body":"héllo"},"ResultPath":null,"Next":"PutOut"},
              "PutOut":{"Type":"Task","Resource":"arn:aws:states:::aws-sdk:s3:putObject","Parameters":{"Bucket":"things","Key":"out.txt","Body":""},"ResultPath":null,"Next":"List"},
              "List":{"Type":"Task","Resource":"arn:aws:states:::aws-sdk:s3:listObjectsV2","Parameters":{"Bucket":"things","Prefix":"in/","MaxKeys":1},"ResultPath":"$.first","Next":"More"},
              "More":{"Type":"Task","Resource":"arn:aws:states:::aws-sdk:s3:listObjectsV2","Parameters":{"Bucket":"things","Prefix":"in/","ContinuationToken.$":"$.first.NextContinuationToken"},"ResultPath":"$.second","Next":"Get"},
              "Get":{"Type":"Task","Resource":"arn:aws:states:::aws-sdk:s3:getObject","Parameters":{"Bucket":"things","Key":"in/b.json"},"ResultPath":"$.got","Next":"Delete"},
              "Delete":{"Type":"Task","Resource":"arn:aws:states:::aws-sdk:s3:deleteObjects","Parameters":{"Bucket":"things","Delete":{"Objects":[{"Key":"in/a.txt"},{"Key":"in/b.json"}]}},"ResultPath":null,"Next":"Left"},
              "Left":{"Type":"Task","Resource":"arn:aws:states:::aws-sdk:s3:listObjectsV2","Parameters":{"Bucket":"things"},"ResultPath":"$.left","End":true}}}
            """;
        await using var host = await WorkflowHost.StartAsync(engine, [("Run", Definition)], resources: Resources);

        var output = await OutputAsync(host);

        ((string)output["first"]!["Contents"]![0]!["Key"]!).ShouldBe("in/a.txt");
        ((int)output["first"]!["Contents"]![0]!["Size"]!).ShouldBe(6);
        ((bool)output["first"]!["IsTruncated"]!).ShouldBeTrue();
        ((string)output["second"]!["Contents"]!.AsArray().ShouldHaveSingleItem()!["Key"]!).ShouldBe("in/b.json");
        ((string)output["got"]!["Body"]!).ShouldBe("""{"n":1}""");
        ((string)output["left"]!["Contents"]!.AsArray().ShouldHaveSingleItem()!["Key"]!).ShouldBe("out.txt");
    }

    [Fact]
    public async Task A_chat_model_answers_converse_with_the_tool_it_was_told_to_use()
    {
        JsonNode? asked = null;
        await using var server = await ChatServerAsync(async context =>
        {
            asked = await JsonNode.ParseAsync(context.Request.Body);
            asked!["authorization"] = context.Request.Headers.Authorization.ToString();
            await context.Response.WriteAsync("""
                {"choices":[{"finish_reason":"stop","message":{"role":"assistant","content":null,"tool_calls":[{"id":"call_1","type":"function","function":{"name":"enrich","arguments":"{\"title\":\"Tides\"}"}}]}}],
                "usage":{"prompt_tokens":12,"completion_tokens":5,"total_tokens":17}}
                """);
        });
        await using var host = await StartAsync(Converse, Question, chat: server);

        var output = await OutputAsync(host);

        var use = output["Output"]!["Message"]!["Content"]!.AsArray().ShouldHaveSingleItem()!["ToolUse"]!;
        ((string)use["Name"]!).ShouldBe("enrich");
        ((string)use["Input"]!["title"]!).ShouldBe("Tides");
        ((string)output["StopReason"]!).ShouldBe("tool_use");
        ((int)output["Usage"]!["TotalTokens"]!).ShouldBe(17);
        ((string)asked!["authorization"]!).ShouldBe("Bearer a-key");
        ((string)asked["model"]!).ShouldBe("small");
        ((string)asked["tool_choice"]!["function"]!["name"]!).ShouldBe("enrich");
        asked["messages"]!.AsArray().Select(message => (string)message!["role"]!).ShouldBe(["system", "user"]);
        ((string)asked["tools"]![0]!["function"]!["parameters"]!["properties"]!["title"]!["type"]!).ShouldBe("string");
        ((int)asked["max_tokens"]!).ShouldBe(100);
    }

    [Theory]
    [InlineData(429, "ThrottlingException")]
    [InlineData(404, "ResourceNotFoundException")]
    [InlineData(401, "AccessDeniedException")]
    [InlineData(400, "ValidationException")]
    [InlineData(503, "ServiceUnavailableException")]
    [InlineData(500, "InternalServerException")]
    [InlineData(200, "ModelErrorException")]
    public async Task A_chat_models_refusal_has_Bedrocks_name(int status, string error)
    {
        await using var server = await ChatServerAsync(context =>
        {
            context.Response.StatusCode = status;
            return context.Response.WriteAsync("{}");
        });
        await using var host = await StartAsync(Converse, Question, chat: server);

        ((string)(await EndAsync(host))["error"]!).ShouldBe("BedrockRuntime." + error);
    }

    private Task<WorkflowHost> StartAsync(string resource, string parameters, Action<string>? mail = null, WebApplication? chat = null)
    {
        var model = chat is null ? null : new OpenAiChatClient(new HttpClient(new SocketsHttpHandler { UseProxy = false }), new Uri(chat.Urls.Single() + "/v1"), "small", "a-key");
        return WorkflowHost.StartAsync(
            engine,
            [
                ("Run", $$$$"""{"StartAt":"Run","States":{"Run":{"Type":"Task","Resource":"{{{{resource}}}}","Parameters":{{{{parameters}}}},"End":true}}}"""),
                ("ExpressOther", """{"StartAt":"P","States":{"P":{"Type":"Pass","End":true}}}"""),
            ],
            change: options => options with { Chat = model, MailArrived = mail ?? options.MailArrived },
            resources: Resources);
    }

    private static async Task<JsonNode> EndAsync(WorkflowHost host)
    {
        await host.StartExecutionAsync("Run", "one");
        return await host.EndAsync("Run", "one");
    }

    private static async Task<JsonNode> OutputAsync(WorkflowHost host)
    {
        var ended = await EndAsync(host);
        ((string)ended["status"]!).ShouldBe("SUCCEEDED", $"{ended["error"]}: {ended["cause"]}");
        return JsonNode.Parse((string)ended["output"]!)!;
    }

    private static async Task<WebApplication> ChatServerAsync(Func<HttpContext, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.MapPost("/v1/chat/completions", context =>
        {
            context.Response.ContentType = "application/json";
            return answer(context);
        });
        await app.StartAsync();
        return app;
    }
}
