using System.Text.Json.Nodes;

namespace SecondBrain.StackOnMoto;

/// <summary>What is done on both stacks, step by step: each step waits until all that it set off has ended or waits for a person.</summary>
internal sealed class Story(IStack stack, StoryClock clock, MarkedChat chat, MarkedModel model, string garden)
{
    private static readonly string[] GardenNotes =
    [
        "Systems/Idempotency.md", "Systems/Saga.md", "Systems/Circuit Breaker.md", "Systems/Outbox Pattern.md", "Systems/Event Sourcing.md", "Systems/Retries and Jitter.md",
        "AWS/Step Functions.md", "AWS/AWS Lambda.md", "Cuaderno/Huerto en el balcón.md", "Thinking/Backlinks.md", "Thinking/Digital Garden.md", "Thinking/Capture Habit.md",
    ];

    private readonly List<StepOutcome> _steps = [];
    private readonly Dictionary<string, string> _notes = new(StringComparer.Ordinal);

    public IReadOnlyList<StepOutcome> Steps => _steps;

    /// <summary>Ids by title.</summary>
    public IReadOnlyDictionary<string, string> Notes => _notes;

    public async Task TellAsync()
    {
        foreach (var note in GardenNotes)
            await CaptureAsync(Path.GetFileNameWithoutExtension(note), await File.ReadAllTextAsync(Path.Combine(garden, note)));

        await CaptureAsync("Delivery", "# Delivery\n\nOf a message that may come twice: sending it twice is harmless. Of work in parts: each step has its compensation. A worker never gives up. See [[Idempotency]] and [[A note to come]].\n");
        await CaptureAsync("Delivery again", "# Delivery\n\nThe same capture, sent once more.\n", key: "Delivery");
        await CaptureAsync("Nothing yet", "# Nothing yet\n");
        await CaptureAsync("Model away", $"# Model away\n\n{MarkedChat.Away}\n");
        await CaptureAsync("Vectors away", $"# Vectors away\n\n{MarkedModel.Away}\n");
        await CaptureAsync("Refused", $"# Refused\n\n{MarkedModel.Refused}\n");
        await CaptureAsync("A note to come", "# A note to come\n\nDelivery links here already.\n");

        await DecideAsync("approve the link to Saga", "Saga", "approve");
        await DecideAsync("reject the link to Circuit Breaker", "Circuit Breaker", "reject");
        await CallAsync("propose to merge Outbox Pattern and Event Sourcing", "ProposeChange", "POST /proposals", body: new()
        {
            ["kind"] = "merge",
            ["note"] = _notes["Event Sourcing"],
            ["other"] = _notes["Outbox Pattern"],
            ["reason"] = "They say the same.",
        });
        await DecideAsync("approve the merge", "Outbox Pattern", "approve");
        await CallAsync("merge Backlinks into Digital Garden", "MergeNotes", "POST /notes/{id}/merge", _notes["Backlinks"], new() { ["into"] = _notes["Digital Garden"] });
        await CallAsync("erase Capture Habit", "EraseNote", "DELETE /notes/{id}", _notes["Capture Habit"]);

        (chat.IsBack, model.IsBack) = (true, true);
        await StartAsync("the models are back: recover-deferred", "RecoverDeferredStateMachine");
        await StartAsync("daily-digest", "DailyDigestStateMachine");
        await CallAsync("search", "SearchNotes", "GET /search", query: "q=compensation");
    }

    private Task CaptureAsync(string title, string text, string? key = null) => StepAsync($"capture '{title}'", async () =>
    {
        var answer = await stack.InvokeAsync("CaptureNote", ApiEvent.Of("POST /notes", stack.Audience, body: text, contentType: "text/markdown", idempotencyKey: key ?? title));
        var receipt = JsonNode.Parse((string)answer["body"]!)!;
        if ((string?)receipt["id"] is { } id)
            _notes.TryAdd(title, id);
        return Status(answer);
    });

    private Task DecideAsync(string step, string target, string decision) => StepAsync(step, async () =>
    {
        var answer = await stack.InvokeAsync("ReadReviews", ApiEvent.Of("GET /reviews", stack.Audience));
        var reviews = JsonNode.Parse((string)answer["body"]!)!["items"]!.AsArray();
        var review = reviews.Single(each => each!.ToJsonString().Contains(_notes[target], StringComparison.Ordinal))!;
        return Status(await stack.InvokeAsync("DecideReview", ApiEvent.Of("POST /reviews/{id}/decision", stack.Audience, (string)review["id"]!, new JsonObject { ["decision"] = decision }.ToJsonString())));
    });

    private Task CallAsync(string step, string function, string route, string? id = null, JsonObject? body = null, string query = "") => StepAsync(step, async () =>
        Status(await stack.InvokeAsync(function, ApiEvent.Of(route, stack.Audience, id, body?.ToJsonString(), query: query))));

    private Task StartAsync(string step, string machine) => StepAsync(step, async () =>
    {
        await stack.Machines.StartAsync(machine, new JsonObject());
        return "started";
    });

    private async Task StepAsync(string step, Func<Task<string>> act)
    {
        clock.Advance();
        string answer;
        try
        {
            answer = await act();
        }
        catch (InvalidOperationException failure)
        {
            answer = failure.Message;
        }

        var runs = new List<ExecutionRun>();
        int before;
        do
        {
            before = runs.Count;
            await stack.PumpAsync();
            runs.AddRange(await stack.Machines.SettledAsync());
        }
        while (runs.Count > before);
        _steps.Add(new StepOutcome(step, answer, runs));
    }

    private static string Status(JsonNode answer)
    {
        var status = (int)answer["statusCode"]!;
        return status < 400 ? $"{status}" : $"{status} {(string?)answer["body"]}";
    }
}
