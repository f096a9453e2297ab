namespace SecondBrain.Core.Views;

/// <param name="Rank">How much links lead to the note: its share of PageRank.</param>
/// <param name="LinksIn">Links of other notes to it.</param>
/// <param name="LinksOut">Its links to other notes.</param>
public sealed record GraphCentralityView(string Id, string Title, string Type, double Rank, int LinksIn, int LinksOut);
