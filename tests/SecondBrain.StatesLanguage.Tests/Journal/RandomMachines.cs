using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace SecondBrain.StatesLanguage.Tests.Journal;

/// <summary>Small state machines of every kind of state that waits, works or branches.</summary>
internal static class RandomMachines
{
    public static Arbitrary<Step[]> Bodies { get; } = Arb.From(Body(2), Shrink);

    public static string ToDefinition(this Step[] body) => Graph(body, "").ToJsonString();

    private static Gen<Step[]> Body(int depth) =>
        from length in Gen.Choose(1, 3)
        from steps in Gen.ArrayOf(StepOf(depth), length)
        select steps;

    private static Gen<Step> StepOf(int depth) =>
        from kind in Gen.Elements(depth > 0 ? ["Task", "Task", "Callback", "Wait", "Pass", "Draw", "Parallel", "Map", "Distributed", "Fail"] : new[] { "Task", "Task", "Task", "Callback", "Wait", "Pass" })
        from number in Gen.Choose(0, 11)
        from bodies in Gen.ArrayOf(kind is "Parallel" or "Map" or "Distributed" ? Body(depth - 1) : Gen.Constant(Array.Empty<Step>()), kind == "Parallel" ? 2 : kind is "Map" or "Distributed" ? 1 : 0)
        select new Step(kind, number, bodies);

    private static IEnumerable<Step[]> Shrink(Step[] body)
    {
        for (var i = 0; i < body.Length; i++)
        {
            if (body.Length > 1)
            {
                yield return [.. body[..i], .. body[(i + 1)..]];
            }

            for (var b = 0; b < body[i].Bodies.Length; b++)
            {
                yield return body[i].Bodies[b];
                foreach (var smaller in Shrink(body[i].Bodies[b]))
                {
                    yield return [.. body[..i], body[i] with { Bodies = [.. body[i].Bodies[..b], smaller, .. body[i].Bodies[(b + 1)..]] }, .. body[(i + 1)..]];
                }
            }
        }
    }

    private static JsonObject Graph(Step[] body, string prefix)
    {
        var states = new JsonObject();
        for (var i = 0; i < body.Length; i++)
        {
            var state = State(body[i], $"{prefix}{i}");
            if (body[i].Kind != "Fail")
            {
                if (i + 1 < body.Length)
                {
                    state["Next"] = $"s{prefix}{i + 1}";
                    if (body[i].Number % 4 == 1 && body[i].Kind is not ("Wait" or "Pass" or "Draw"))
                    {
                        state["Catch"] = new JsonArray(new JsonObject { ["ErrorEquals"] = new JsonArray("States.ALL"), ["ResultPath"] = "$.caught", ["Next"] = $"s{prefix}{i + 1}" });
                    }
                }
                else
                {
                    state["End"] = true;
                }
            }

            states[$"s{prefix}{i}"] = state;
            if (body[i].Kind == "Fail")
            {
                break;
            }
        }

        return new JsonObject { ["StartAt"] = $"s{prefix}0", ["States"] = states };
    }

    private static JsonObject State(Step step, string name) => step.Kind switch
    {
        "Task" => Task(step, "arn:aws:lambda:eu-west-1:1:function:f"),
        "Callback" => Task(step, "arn:aws:states:::sqs:sendMessage.waitForTaskToken"),
        "Wait" => new JsonObject { ["Type"] = "Wait", ["Seconds"] = step.Number },
        "Pass" => new JsonObject { ["Type"] = "Pass", ["Assign"] = new JsonObject { [$"v{name}"] = step.Number }, ["Result"] = new JsonObject { ["n"] = step.Number } },
        "Draw" => new JsonObject { ["Type"] = "Pass", ["Parameters"] = new JsonObject { ["r.$"] = "States.MathRandom(0, 1000)" } },
        "Parallel" => new JsonObject { ["Type"] = "Parallel", ["Branches"] = new JsonArray([.. step.Bodies.Select((b, i) => (JsonNode)Graph(b, $"{name}b{i}n"))]), ["ResultSelector"] = new JsonObject { ["all.$"] = "$" } },
        "Map" or "Distributed" => Map(step, name),
        _ => new JsonObject { ["Type"] = "Fail", ["Error"] = "E", ["Cause"] = name },
    };

    private static JsonObject Task(Step step, string resource)
    {
        var state = new JsonObject { ["Type"] = "Task", ["Resource"] = resource, ["TimeoutSeconds"] = 6, ["ResultPath"] = "$.result" };
        if (step.Number % 3 == 0)
        {
            state["HeartbeatSeconds"] = 3;
        }

        if (step.Number % 2 == 0)
        {
            state["Retry"] = new JsonArray(new JsonObject { ["ErrorEquals"] = new JsonArray("E", "States.Timeout"), ["MaxAttempts"] = 2, ["JitterStrategy"] = "FULL", ["IntervalSeconds"] = 2 });
        }

        return state;
    }

    private static JsonObject Map(Step step, string name)
    {
        var processor = Graph(step.Bodies[0], $"{name}m");
        var state = new JsonObject { ["Type"] = "Map", ["ItemsPath"] = "$$.Execution.Input.items", ["ItemProcessor"] = processor, ["MaxConcurrency"] = step.Number % 3, ["ItemSelector"] = new JsonObject { ["item.$"] = "$$.Map.Item.Value" }, ["ResultSelector"] = new JsonObject { ["all.$"] = "$" } };
        if (step.Kind == "Distributed")
        {
            processor["ProcessorConfig"] = new JsonObject { ["Mode"] = "DISTRIBUTED", ["ExecutionType"] = "STANDARD" };
            processor["ProcessorConfig"]!["ExecutionType"] = step.Number % 5 == 0 ? "EXPRESS" : "STANDARD";
            state["ToleratedFailurePercentage"] = step.Number > 6 ? 50 : 0;
            if (step.Number % 2 == 0)
            {
                state.Remove("ItemsPath");
                state["ItemReader"] = JsonNode.Parse("""{"Resource": "arn:aws:states:::s3:getObject", "ReaderConfig": {"InputType": "JSON"}, "Parameters": {"Bucket": "b", "Key": "k"}}""");
                state["ResultWriter"] = JsonNode.Parse("""{"Resource": "arn:aws:states:::s3:putObject", "Parameters": {"Bucket": "b", "Prefix": "p"}}""");
            }
        }

        return state;
    }

    /// <param name="Bodies">Branches of a Parallel; the processor of a Map.</param>
    public sealed record Step(string Kind, int Number, Step[][] Bodies)
    {
        public override string ToString() => Bodies.Length == 0 ? $"{Kind}{Number}" : $"{Kind}{Number}({string.Join(" | ", Bodies.Select(b => string.Join(' ', b.AsEnumerable())))})";
    }
}
