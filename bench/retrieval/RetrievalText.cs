namespace SecondBrain.Bench.Retrieval;

/// <summary>A document or a query of a collection.</summary>
/// <param name="Lang">Of the bilingual collection: <c>en</c> or <c>es</c>.</param>
/// <param name="Conversation">Of the conversations: which one; a query is answered within its own.</param>
/// <param name="Session">The sitting that a turn of a conversation belongs to.</param>
internal sealed record RetrievalText(string Id, string Text, string? Title = null, string? Lang = null, string? Conversation = null, int Session = 0);
