using System.Text.Json.Serialization;
using SecondBrain.Core.Import;

namespace SecondBrain.Functions.Steps;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ClaimEvent))]
[JsonSerializable(typeof(ClaimResult))]
[JsonSerializable(typeof(NoteEvent))]
[JsonSerializable(typeof(ChunkResult))]
[JsonSerializable(typeof(EmbeddingEvent))]
[JsonSerializable(typeof(CaptureEvent))]
[JsonSerializable(typeof(CompletionEvent))]
[JsonSerializable(typeof(LinksResult))]
[JsonSerializable(typeof(RedriveEvent))]
[JsonSerializable(typeof(RedriveResult))]
[JsonSerializable(typeof(Done))]
[JsonSerializable(typeof(BrainsEvent))]
[JsonSerializable(typeof(BrainsResult))]
[JsonSerializable(typeof(AnalysisEvent))]
[JsonSerializable(typeof(AnalysisResult))]
[JsonSerializable(typeof(DigestEvent))]
[JsonSerializable(typeof(DigestResult))]
[JsonSerializable(typeof(ImportFileEvent))]
[JsonSerializable(typeof(ImportResultsEvent))]
[JsonSerializable(typeof(ImportResult))]
[JsonSerializable(typeof(ImportCounts))]
internal sealed partial class StepJson : JsonSerializerContext;
