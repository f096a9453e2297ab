using System.Text.Json;
using SecondBrain.Local.Pipes;

namespace SecondBrain.Local.Tests.Pipes;

public sealed class InputTemplateTests
{
    private const string Record = """{"eventName":"INSERT","dynamodb":{"Keys":{"PK":{"S":"say \"hi\""}},"SizeBytes":12,"List":[1,{"a":2}]}}""";

    [Theory]
    [InlineData("""{"key":<$.dynamodb.Keys.PK.S>,"size":<$.dynamodb.SizeBytes>}""", """{"key":"say \u0022hi\u0022","size":12}""")]
    [InlineData("""{"text":"is <$.dynamodb.Keys.PK.S>, <$.dynamodb.SizeBytes> bytes"}""", """{"text":"is say \u0022hi\u0022, 12 bytes"}""")]
    [InlineData("""{"keys":<$.dynamodb.Keys>,"second":<$.dynamodb.List[1].a>}""", """{"keys":{"PK":{"S":"say \u0022hi\u0022"}},"second":2}""")]
    [InlineData("""{"missing":<$.nothing>,"quoted":"<$.nothing.at.all>"}""", """{"missing":"","quoted":""}""")]
    [InlineData("<$.eventName>", "\"INSERT\"")]
    public void Placeholders_are_filled_from_the_record(string template, string input)
    {
        using var record = JsonDocument.Parse(Record);

        new InputTemplate(template).Apply(record.RootElement)!.ToJsonString().ShouldBe(input);
    }

    [Fact]
    public void A_reserved_placeholder_is_refused() =>
        Should.Throw<FormatException>(() => new InputTemplate("""{"at":<aws.pipes.event.ingestion-time>}"""));
}
