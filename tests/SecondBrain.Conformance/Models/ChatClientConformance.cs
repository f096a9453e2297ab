using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace SecondBrain.Conformance.Models;

/// <summary>What every <see cref="IChatClient"/> does with text and function tools, over real HTTP.</summary>
public abstract class ChatClientConformance
{
    private const string Secret = "what only its owner knows";

    private static readonly AIFunctionDeclaration Search = AIFunctionFactory.CreateDeclaration(
        "search_notes", "Finds notes.", JsonSerializer.SerializeToElement(JsonNode.Parse("""{"type":"object","properties":{"query":{"type":"string"},"limit":{"type":"integer"}},"required":["query"]}""")), returnJsonSchema: null);

    /// <summary>The client under test; its server gives the scripted answers.</summary>
    protected abstract IChatClient Client { get; }

    /// <summary>What the server was asked, in order.</summary>
    protected abstract IReadOnlyList<SeenRequest> Seen { get; }

    /// <summary>What the server answers from now on, each once.</summary>
    protected abstract void Script(params ScriptedAnswer[] answers);

    [PortFact]
    public async Task A_question_is_answered_with_text_a_reason_and_the_tokens_it_took()
    {
        Script(new ScriptedAnswer { Text = "¡Ñandú!", InputTokens = 21, OutputTokens = 3 });

        var response = await Client.GetResponseAsync([new(ChatRole.System, "Be brief."), new(ChatRole.User, "A bird?")], new ChatOptions { MaxOutputTokens = 50, Temperature = 0.5f, StopSequences = ["END"] });

        response.Text.ShouldBe("¡Ñandú!");
        response.FinishReason.ShouldBe(ChatFinishReason.Stop);
        (response.Usage!.InputTokenCount, response.Usage.OutputTokenCount, response.Usage.TotalTokenCount).ShouldBe((21, 3, 24));
        var seen = Seen.ShouldHaveSingleItem();
        seen.System.ShouldBe("Be brief.");
        seen.Parts.ShouldBe([new SeenPart("user", "A bird?")]);
        (seen.MaxTokens, seen.Temperature).ShouldBe((50, 0.5));
        seen.Stops.ShouldBe(["END"]);
        seen.Tools.ShouldBeEmpty();
    }

    [PortFact]
    public async Task A_tool_is_offered_with_its_schema_called_and_answered_by_the_calls_id()
    {
        Script(
            new ScriptedAnswer { Text = "Let me look.", Calls = [new("call-1", "search_notes", """{"query":"rivers","limit":3}"""), new("call-2", "search_notes", """{"query":"bridges"}""")], End = ScriptedEnd.ToolCalls },
            new ScriptedAnswer { Text = "Two notes." });
        var options = new ChatOptions { Tools = [Search] };
        List<ChatMessage> messages = [new(ChatRole.User, "Rivers?")];

        var first = await Client.GetResponseAsync(messages, options);
        var calls = first.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>().ToArray();
        messages.AddRange(first.Messages);
        messages.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent("call-1", "the Danube"), new FunctionResultContent("call-2", "none")]));
        var second = await Client.GetResponseAsync(messages, options);

        first.FinishReason.ShouldBe(ChatFinishReason.ToolCalls);
        calls.Select(call => (call.CallId, call.Name, call.Arguments!["query"]!.ToString())).ShouldBe([("call-1", "search_notes", "rivers"), ("call-2", "search_notes", "bridges")]);
        calls[0].Arguments!["limit"]!.ToString().ShouldBe("3");
        second.Text.ShouldBe("Two notes.");
        var tool = Seen[0].Tools.ShouldHaveSingleItem();
        (tool.Name, tool.Description).ShouldBe(("search_notes", "Finds notes."));
        JsonNode.DeepEquals(tool.Schema, JsonNode.Parse(Search.JsonSchema.GetRawText())).ShouldBeTrue();
        Seen[1].Parts.Select(part => (part.Kind, part.Id)).ShouldBe([("user", null), ("assistant", null), ("call", "call-1"), ("call", "call-2"), ("result", "call-1"), ("result", "call-2")]);
        JsonNode.DeepEquals(JsonNode.Parse(Seen[1].Parts[2].Text), JsonNode.Parse("""{"query":"rivers","limit":3}""")).ShouldBeTrue();
        Seen[1].Parts[4].Text.ShouldBe("the Danube");
    }

    [PortFact]
    public async Task Which_tool_must_be_used_is_passed_on()
    {
        Script([.. Enumerable.Repeat(new ScriptedAnswer { Text = "ok" }, 3)]);
        foreach (var mode in (ChatToolMode[])[ChatToolMode.Auto, ChatToolMode.RequireAny, ChatToolMode.RequireSpecific("search_notes")])
            await Client.GetResponseAsync("Rivers?", new ChatOptions { Tools = [Search], ToolMode = mode });

        Seen.Select(seen => seen.Choice).ShouldBe(["auto", "any", "search_notes"]);
    }

    [PortFact]
    public async Task An_answer_that_was_cut_or_withheld_says_so()
    {
        Script(new ScriptedAnswer { Text = "The ri", End = ScriptedEnd.Length }, new ScriptedAnswer { Text = "", End = ScriptedEnd.Filtered });

        (await Client.GetResponseAsync("Rivers?")).FinishReason.ShouldBe(ChatFinishReason.Length);
        (await Client.GetResponseAsync("Rivers?")).FinishReason.ShouldBe(ChatFinishReason.ContentFilter);
    }

    [PortFact]
    public async Task A_streamed_answer_is_the_same_answer()
    {
        Script(new ScriptedAnswer { Text = "The Danube.", InputTokens = 5, OutputTokens = 4 });

        var response = await Client.GetStreamingResponseAsync("Rivers?").ToChatResponseAsync();

        response.Text.ShouldBe("The Danube.");
        response.FinishReason.ShouldBe(ChatFinishReason.Stop);
        response.Usage!.TotalTokenCount.ShouldBe(9);
    }

    [PortFact]
    public async Task A_refusal_is_a_fault_that_repeats_nothing_of_the_conversation()
    {
        Script(new ScriptedAnswer { Status = 400 });

        var fault = await Should.ThrowAsync<Exception>(() => Client.GetResponseAsync(Secret));

        fault.ShouldNotBeOfType<OperationCanceledException>();
        fault.ToString().ShouldNotContain(Secret);
        Seen.Count.ShouldBe(1);
    }

    [PortFact]
    public async Task A_cancelled_call_ends_as_cancelled_and_is_not_made_again()
    {
        Script(new ScriptedAnswer { Text = "never" });

        await Should.ThrowAsync<OperationCanceledException>(() => Client.GetResponseAsync("Rivers?", cancellationToken: new CancellationToken(canceled: true)));

        Seen.ShouldBeEmpty();
    }

    [PortFact]
    public void The_client_says_what_it_is()
    {
        var metadata = Client.GetService<ChatClientMetadata>().ShouldNotBeNull();

        metadata.ProviderName.ShouldNotBeNullOrEmpty();
        metadata.DefaultModelId.ShouldNotBeNullOrEmpty();
        Client.GetService(Client.GetType()).ShouldBe(Client);
        Client.GetService(Client.GetType(), "a key").ShouldBeNull();
    }
}
