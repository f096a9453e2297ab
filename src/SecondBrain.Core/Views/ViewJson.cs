using System.Text.Json.Serialization;
using SecondBrain.Core.Paging;

namespace SecondBrain.Core.Views;

/// <summary>The JSON of everything that readers see, over HTTP and MCP alike.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(NoteView))]
[JsonSerializable(typeof(LinkView))]
[JsonSerializable(typeof(ReceiptView))]
[JsonSerializable(typeof(CaptureView))]
[JsonSerializable(typeof(GraphView))]
[JsonSerializable(typeof(PathView))]
[JsonSerializable(typeof(Page<GraphCommunityView>))]
[JsonSerializable(typeof(GraphCommunityMembersView))]
[JsonSerializable(typeof(Page<GraphCentralityView>))]
[JsonSerializable(typeof(Page<MentionView>))]
[JsonSerializable(typeof(Page<SimilarView>))]
[JsonSerializable(typeof(StatsView))]
[JsonSerializable(typeof(DigestView))]
[JsonSerializable(typeof(ImportView))]
[JsonSerializable(typeof(ErasureView))]
[JsonSerializable(typeof(ExecutionView))]
[JsonSerializable(typeof(Page<ExecutionView>))]
[JsonSerializable(typeof(Page<ExecutionEventView>))]
[JsonSerializable(typeof(Page<NoteView>))]
[JsonSerializable(typeof(PublicNoteView))]
[JsonSerializable(typeof(Page<PublicNoteView>))]
[JsonSerializable(typeof(Page<LinkView>))]
[JsonSerializable(typeof(Page<HitView>))]
[JsonSerializable(typeof(ContextView))]
[JsonSerializable(typeof(MemberView))]
[JsonSerializable(typeof(Page<MemberView>))]
[JsonSerializable(typeof(ReviewView))]
[JsonSerializable(typeof(Page<ReviewView>))]
public sealed partial class ViewJson : JsonSerializerContext;
