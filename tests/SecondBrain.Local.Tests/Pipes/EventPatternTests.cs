using System.Text.Json;
using SecondBrain.Local.Pipes;

namespace SecondBrain.Local.Tests.Pipes;

public sealed class EventPatternTests
{
    private const string Record = """
        {"eventName":"INSERT","dynamodb":{"Keys":{"PK":{"S":"home#CAPTURE#1"},"SK":{"S":"RECEIPT"}},"NewImage":{"state":{"S":"captured"},"size":{"N":"12"},"tags":{"SS":["a","b"]}},"SizeBytes":120}}
        """;

    [Theory]
    [InlineData("""{"eventName":["INSERT","MODIFY"]}""")]
    [InlineData("""{"eventName":["INSERT"],"dynamodb":{"Keys":{"SK":{"S":["RECEIPT"]}},"NewImage":{"state":{"S":["captured"]}}}}""")]
    [InlineData("""{"dynamodb":{"Keys":{"PK":{"S":[{"prefix":"home#"}]}}}}""")]
    [InlineData("""{"dynamodb":{"Keys":{"SK":{"S":[{"suffix":"IPT"}]}}}}""")]
    [InlineData("""{"dynamodb":{"Keys":{"SK":{"S":[{"equals-ignore-case":"receipt"}]}}}}""")]
    [InlineData("""{"dynamodb":{"NewImage":{"state":{"S":[{"exists":true}]}}}}""")]
    [InlineData("""{"dynamodb":{"NewImage":{"failedAt":{"S":[{"exists":false}]}}}}""")]
    [InlineData("""{"dynamodb":{"OldImage":{"state":{"S":[{"exists":false}]}}}}""")]
    [InlineData("""{"dynamodb":{"NewImage":{"state":{"S":[{"anything-but":["done","failed"]}]}}}}""")]
    [InlineData("""{"dynamodb":{"NewImage":{"state":{"S":[{"anything-but":{"prefix":"fail"}}]}}}}""")]
    [InlineData("""{"dynamodb":{"SizeBytes":[{"numeric":[">",100,"<=",120]}]}}""")]
    [InlineData("""{"dynamodb":{"SizeBytes":[120.0]}}""")]
    [InlineData("""{"dynamodb":{"NewImage":{"tags":{"SS":["b"]}}}}""")]
    [InlineData("""{"$or":[{"eventName":["REMOVE"]},{"dynamodb":{"SizeBytes":[120]}}]}""")]
    public void A_record_that_fits_passes(string pattern) => Matches(pattern).ShouldBeTrue();

    [Theory]
    [InlineData("""{"eventName":["REMOVE"]}""")]
    [InlineData("""{"eventName":["insert"]}""")]
    [InlineData("""{"eventName":["INSERT"],"dynamodb":{"NewImage":{"state":{"S":["ingesting"]}}}}""")]
    [InlineData("""{"dynamodb":{"OldImage":{"state":{"S":["captured"]}}}}""")]
    [InlineData("""{"dynamodb":{"Keys":{"PK":{"S":[{"prefix":"work#"}]}}}}""")]
    [InlineData("""{"dynamodb":{"NewImage":{"state":{"S":[{"exists":false}]}}}}""")]
    [InlineData("""{"dynamodb":{"NewImage":{"state":{"S":[{"anything-but":"captured"}]}}}}""")]
    [InlineData("""{"dynamodb":{"OldImage":{"state":{"S":[{"anything-but":"captured"}]}}}}""")]
    [InlineData("""{"dynamodb":{"SizeBytes":[{"numeric":["<",100]}]}}""")]
    [InlineData("""{"dynamodb":{"NewImage":{"size":{"N":[12]}}}}""")]
    [InlineData("""{"dynamodb":{"NewImage":{"tags":{"SS":["c"]}}}}""")]
    public void A_record_that_does_not_fit_is_left_out(string pattern) => Matches(pattern).ShouldBeFalse();

    [Theory]
    [InlineData("""{"eventName":"INSERT"}""", "pattern.eventName must be a non-empty array")]
    [InlineData("""{"eventName":[]}""", "pattern.eventName must be a non-empty array")]
    [InlineData("""{"eventName":[{"wildcard":"a*"}]}""", "which the local host cannot apply")]
    [InlineData("""{"eventName":[{"numeric":["~",1]}]}""", "which the local host cannot apply")]
    [InlineData("[1]", "pattern must be an object")]
    [InlineData("{", "is not JSON")]
    public void A_pattern_that_cannot_be_applied_is_refused(string pattern, string problem) =>
        Should.Throw<FormatException>(() => EventPattern.Parse(pattern)).Message.ShouldContain(problem);

    private static bool Matches(string pattern)
    {
        using var record = JsonDocument.Parse(Record);
        return EventPattern.Parse(pattern).Matches(record.RootElement);
    }
}
