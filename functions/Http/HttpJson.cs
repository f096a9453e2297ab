using System.Text.Json.Serialization;

namespace SecondBrain.Functions.Http;

/// <summary>The JSON of requests, problems and answers that are not views of the brain.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(NoteBody))]
[JsonSerializable(typeof(LinkBody))]
[JsonSerializable(typeof(DecisionBody))]
[JsonSerializable(typeof(HealthAnswer))]
[JsonSerializable(typeof(FilesBody))]
[JsonSerializable(typeof(FilesAnswer))]
[JsonSerializable(typeof(ModelBody))]
[JsonSerializable(typeof(ReembeddingAnswer))]
[JsonSerializable(typeof(MergeBody))]
[JsonSerializable(typeof(MemberBody))]
[JsonSerializable(typeof(BudgetBody))]
[JsonSerializable(typeof(StartedAnswer))]
[JsonSerializable(typeof(UndoBody))]
[JsonSerializable(typeof(StaleProblem))]
[JsonSerializable(typeof(RestoreBody))]
[JsonSerializable(typeof(ProposalBody))]
[JsonSerializable(typeof(ProposalAnswer))]
[JsonSerializable(typeof(FlagBody))]
internal sealed partial class HttpJson : JsonSerializerContext;
