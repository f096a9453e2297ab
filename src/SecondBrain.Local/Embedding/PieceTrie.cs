namespace SecondBrain.Local.Embedding;

/// <summary>
/// The pieces of a vocabulary as a tree of characters, kept in one hash table with open addressing: the child of a node by a
/// character is found in one or two probes.
/// </summary>
internal sealed class PieceTrie
{
    public const int Root = 0;
    private const int Bits = 16;
    private const int Size = 1 << Bits;
    private readonly uint[] _keys = new uint[Size];
    private readonly ushort[] _children = new ushort[Size];
    private readonly List<int> _pieces = [-1];

    /// <summary>Adds a piece; the same text added again replaces its number.</summary>
    public void Add(string text, int piece)
    {
        var node = Root;
        foreach (var character in text)
            node = Child(node, character) is var child and not 0 ? child : AddChild(node, character);
        _pieces[node] = piece;
    }

    /// <summary>The child's number, or 0.</summary>
    public int Child(int node, char character)
    {
        var key = Key(node, character);
        for (var slot = Slot(key); ; slot = (slot + 1) & (Size - 1))
        {
            if (_children[slot] == 0)
                return 0;
            if (_keys[slot] == key)
                return _children[slot];
        }
    }

    /// <summary>The piece that ends at the node, or -1.</summary>
    public int PieceAt(int node) => _pieces[node];

    private int AddChild(int node, char character)
    {
        var child = _pieces.Count;
        if (child > Size / 2)
            throw new InvalidDataException("The vocabulary is larger than the table that is meant for it.");
        _pieces.Add(-1);
        var key = Key(node, character);
        var slot = Slot(key);
        while (_children[slot] != 0)
            slot = (slot + 1) & (Size - 1);
        (_keys[slot], _children[slot]) = (key, (ushort)child);
        return child;
    }

    private static uint Key(int node, char character) => ((uint)node << 16) | character;

    // Fibonacci hashing (Knuth, TAOCP 3, 6.4)
    private static int Slot(uint key) => (int)((key * 2654435769u) >> (32 - Bits));
}
