using System.Text.Json.Serialization;

namespace SecondBrain.Lambda.Schedule;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ScheduledEvent))]
public sealed partial class ScheduledEventJson : JsonSerializerContext;
