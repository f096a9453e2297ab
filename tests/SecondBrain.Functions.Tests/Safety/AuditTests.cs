using System.Text.Json.Nodes;
using Amazon.DynamoDBv2.Model;
using SecondBrain.Core.Access;

namespace SecondBrain.Functions.Tests.Safety;

/// <summary>What agents propose and flag leaves an entry with who, in which session, and what there is since.</summary>
public sealed class AuditTests(StepHost host) : IClassFixture<StepHost>
{
    [Fact]
    public async Task A_flag_and_its_removal_have_entries_with_before_and_after()
    {
        const string brain = "audited";
        var note = (string)(await CallAsync("CaptureNote", "POST /notes", brain, "\"# Prices\"", agent: false))["id"]!;
        await CallAsync("FlagNote", "POST /notes/{id}/flags", brain, """{"reason":"outdated"}""", agent: true, note);
        await CallAsync("FlagNote", "DELETE /notes/{id}/flags/{reason}", brain, "", agent: false, note, "outdated");

        var entries = (await host.Table.QueryAsync(new QueryRequest
        {
            TableName = (await host.Table.ListTablesAsync()).TableNames[0],
            KeyConditionExpression = "PK = :pk AND begins_with(SK, :audit)",
            ExpressionAttributeValues = new() { [":pk"] = new() { S = $"{brain}#NOTE#{note}" }, [":audit"] = new() { S = "AUDIT#" } },
        })).Items;
        var flag = entries.Single(entry => entry["action"].S == "flag");
        (flag["actor"].S, flag["session"].S, flag["after"].M["reason"].S, flag.ContainsKey("before")).ShouldBe(("claude for owner", "s1", "outdated", false));
        var unflag = entries.Single(entry => entry["action"].S == "unflag");
        (unflag["actor"].S, unflag["before"].M["reason"].S, unflag.ContainsKey("after")).ShouldBe(("owner", "outdated", false));
    }

    private async Task<JsonNode> CallAsync(string function, string route, string brain, string body, bool agent, string? note = null, string? reason = null)
    {
        var claims = new JsonObject { ["sub"] = "owner", ["brain"] = brain, ["scope"] = string.Join(' ', Scope.All), ["aud"] = "second-brain" };
        if (agent)
        {
            (claims["agent"], claims["session"]) = ("claude", "s1");
        }

        var path = new JsonObject();
        if (note is not null)
        {
            path["id"] = note;
        }

        if (reason is not null)
        {
            path["reason"] = reason;
        }

        var answer = await FunctionCalls.InvokeAsync(host.Host, function, new JsonObject
        {
            ["version"] = "2.0",
            ["routeKey"] = route,
            ["rawPath"] = "/",
            ["rawQueryString"] = "",
            ["headers"] = new JsonObject { ["content-type"] = function == "CaptureNote" ? "text/markdown" : "application/json" },
            ["requestContext"] = new JsonObject
            {
                ["http"] = new JsonObject { ["method"] = route.Split(' ')[0], ["path"] = "/" },
                ["requestId"] = "r",
                ["routeKey"] = route,
                ["authorizer"] = new JsonObject { ["jwt"] = new JsonObject { ["claims"] = claims } },
            },
            ["pathParameters"] = path,
            ["isBase64Encoded"] = false,
            ["body"] = body,
        }.ToJsonString());
        ((int)answer["statusCode"]!).ShouldBeInRange(200, 204, answer.ToJsonString());
        return (string?)answer["body"] is { Length: > 0 } text ? JsonNode.Parse(text)! : new JsonObject();
    }
}
