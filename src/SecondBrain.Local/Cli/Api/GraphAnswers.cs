namespace SecondBrain.Local.Cli.Api;

// What docs/openapi.yaml describes of the graph, as far as the commands use it.

internal sealed record GraphPath(IReadOnlyList<LinkEnd> Nodes, IReadOnlyList<PathLink> Edges, double Strength);

internal sealed record PathLink(string Source, string Target, string Type);

internal sealed record GraphCommunity(string Id, string Name, int Size, IReadOnlyList<LinkEnd> Central);

internal sealed record CentralNote(string Id, string Title, double Rank, int LinksIn, int LinksOut);

internal sealed record Mention(LinkEnd Source, LinkEnd Target, string Name, string Passage, Highlight Highlight, int Count);

internal sealed record SimilarNote(string Id, string Title, double Similarity);
