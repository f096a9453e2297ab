using System.Text.Json;
using System.Text.Json.Serialization;

namespace SecondBrain.Aws.StepFunctions;

/// <summary>Times of the AWS JSON protocols: seconds since 1970, with a fraction of at most a millisecond.</summary>
internal sealed class UnixSeconds : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        DateTimeOffset.UnixEpoch.AddMilliseconds(Math.Round(reader.GetDouble() * 1000));

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.ToUnixTimeMilliseconds() / 1000m);
}
