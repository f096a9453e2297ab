using System.Text.Json;
using System.Text.Json.Serialization;
using SecondBrain.Local.Cli.Import;

namespace SecondBrain.Local.Cli.Api;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(CaptureReceipt))]
[JsonSerializable(typeof(Page<NoteSummary>))]
[JsonSerializable(typeof(Page<NoteLink>))]
[JsonSerializable(typeof(Page<SearchHit>))]
[JsonSerializable(typeof(BuiltContext))]
[JsonSerializable(typeof(GraphPath))]
[JsonSerializable(typeof(Page<GraphCommunity>))]
[JsonSerializable(typeof(Page<CentralNote>))]
[JsonSerializable(typeof(Page<Mention>))]
[JsonSerializable(typeof(Page<SimilarNote>))]
[JsonSerializable(typeof(Started))]
[JsonSerializable(typeof(MergeRequest))]
[JsonSerializable(typeof(Page<Review>))]
[JsonSerializable(typeof(DecisionRequest))]
[JsonSerializable(typeof(Page<MemberAnswer>))]
[JsonSerializable(typeof(MemberRequest))]
[JsonSerializable(typeof(Erasure))]
[JsonSerializable(typeof(Execution))]
[JsonSerializable(typeof(Page<Execution>))]
[JsonSerializable(typeof(Page<ExecutionEvent>))]
[JsonSerializable(typeof(BrainStats))]
[JsonSerializable(typeof(ApiProblem))]
[JsonSerializable(typeof(ImportReport))]
[JsonSerializable(typeof(ImportStatus))]
[JsonSerializable(typeof(UploadedFiles))]
[JsonSerializable(typeof(ImportedFile))]
[JsonSerializable(typeof(Digest))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class ApiJson : JsonSerializerContext;
