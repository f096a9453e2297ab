using SecondBrain.Core.Search;

namespace SecondBrain.Core.Graph;

/// <summary>A graph whose nodes can be read.</summary>
internal interface IGraphNotes : INoteAdjacency
{
    string Title(int node);

    /// <returns>Empty for none.</returns>
    string Type(int node);

    IReadOnlyList<string> Aliases(int node);

    IndexedNote Read(int node);
}
