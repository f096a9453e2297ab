using System.Text.Json.Nodes;
using SecondBrain.Core.Enrichment;

namespace SecondBrain.Functions.Steps;

internal sealed record PromptEvent(string Brain, string Note, string Model);

/// <param name="Needed">False when the model has enriched this version already.</param>
/// <param name="Proposals">Those of the first run that nobody decided yet.</param>
internal sealed record PromptResult(bool Needed, EnrichmentPrompt? Prompt, IReadOnlyList<ProposedLink> Proposals);

/// <param name="Answer">As Converse gave it; null when the model refused.</param>
/// <param name="Problem">The refusal; empty when there is an answer.</param>
internal sealed record AnswerEvent(string Brain, string Capture, string Note, string Model, JsonNode? Answer, string Problem, int Retries);

internal sealed record ProposalEvent(string Brain, string Source, string Target);

internal sealed record ModelEvent(string Model, string Execution);

/// <param name="Ready">Parts whose model answers.</param>
internal sealed record DeferredEvent(IReadOnlyList<string> Ready, string? Cursor);

internal sealed record DeferredKey(string Partition, string Sort);

internal sealed record DeferredResult(IReadOnlyList<DeferredKey> Captures, string? Next);
