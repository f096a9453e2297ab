using System.Text.Json.Serialization;

namespace SecondBrain.Functions.Steps;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ClaimEvent))]
[JsonSerializable(typeof(ClaimResult))]
[JsonSerializable(typeof(DoorsEvent))]
[JsonSerializable(typeof(DoorsResult))]
[JsonSerializable(typeof(ErasureEvent))]
[JsonSerializable(typeof(ErasureResult))]
[JsonSerializable(typeof(SweepEvent))]
[JsonSerializable(typeof(SweepResult))]
[JsonSerializable(typeof(MergeEvent))]
[JsonSerializable(typeof(MergeResult))]
[JsonSerializable(typeof(NoteEvent))]
[JsonSerializable(typeof(ChunkResult))]
[JsonSerializable(typeof(EmbeddingEvent))]
[JsonSerializable(typeof(CaptureEvent))]
[JsonSerializable(typeof(CompletionEvent))]
[JsonSerializable(typeof(LinksResult))]
[JsonSerializable(typeof(RedriveEvent))]
[JsonSerializable(typeof(RedriveResult))]
[JsonSerializable(typeof(Done))]
internal sealed partial class StepJson : JsonSerializerContext;
