using System.Text.Json;
using SecondBrain.Assets.Tests.Template;
using SecondBrain.Assets.Tests.Workflows;

namespace SecondBrain.Assets.Tests.Events;

public sealed class EventTests
{
    private static readonly IReadOnlyList<WorkflowFile> Workflows = [.. WorkflowFile.Shipped()];

    [Fact]
    public void Every_function_has_one_event_and_every_event_a_function() =>
        Checkout.Files("events").Select(Path.GetFileName).Order(StringComparer.Ordinal)
            .ShouldBe(SamTemplate.Shipped.Functions().Select(function => function.Function + ".json").Append("env.json").Order(StringComparer.Ordinal));

    [Fact]
    public void Every_event_is_one_that_its_function_is_called_with() =>
        SamTemplate.Shipped.Functions().SelectMany(function => Find(function.Function!).Select(problem => $"events/{function.Function}.json {problem}")).ShouldBeEmpty();

    [Fact]
    public void The_variables_for_sam_local_are_names_of_variables_that_functions_have()
    {
        using var variables = JsonDocument.Parse(Checkout.Read("events/env.json"));
        var declared = SamTemplate.Shipped.Globals.Mapping("Function").Mapping("Environment").Mapping("Variables").Entries().Select(variable => variable.Key).Append("AWS_ENDPOINT_URL_DYNAMODB");

        variables.RootElement.GetProperty("Parameters").EnumerateObject().Select(variable => variable.Name).Except(declared, StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ReadNote", "GET /notes/{id}", "GET /notes", "has the route GET /notes and, in its context, GET /notes/{id}")]
    [InlineData("ReadNote", "\"rawPath\": \"/notes/", "\"rawPath\": \"/note/", "asks for GET /note/01JDA3Z5T0M6Q8W2X4Y6Z8A0B2 on the route GET /notes/{id}")]
    [InlineData("AddLink", "          \"brain/write\"", "          \"brain/read\"", "has the scopes [brain/read], the route [brain/write]")]
    [InlineData("ChunkNote", "\"retries\"", "\"attempts\"", "has other members than the Parameters of 'Chunk Note'")]
    [InlineData("ChunkNote", "\"retries\": 0", "\"retries\": \"none\"", "fits no event of functions/Steps")]
    [InlineData("StoreEmbedding", "0.6,", "\"0.6\",", "fits no event of functions/Steps")]
    [InlineData("RedriveCaptures", "Scheduled Event", "Object Created", "is no scheduled event")]
    public void An_event_of_another_shape_is_found(string function, string found, string fault, string problem) => Find(function, found, fault).ShouldContain(problem);

    [Theory]
    [InlineData("RedriveCaptures", "\"region\"", "\"area\"")]
    [InlineData("SearchNotes", "\"routeKey\"", "\"route\"")]
    [InlineData("ClaimCapture", "{", "[")]
    public void An_event_that_its_function_cannot_read_is_found(string function, string found, string fault) =>
        Find(function, found, fault).ShouldHaveSingleItem().ShouldStartWith("is not the event of this function: ");

    private static IEnumerable<string> Find(string function, string? found = null, string fault = "")
    {
        var json = Checkout.Read($"events/{function}.json");
        return EventRules.Find(SamTemplate.Shipped.Functions().Single(each => each.Function == function), found is null ? json : json.Plant(found, fault), Workflows);
    }
}
