using System.Collections.Concurrent;

namespace SecondBrain.Core.Search.Text;

/// <summary>Terms already made. Texts repeat their words, and one string for each term keeps the index small. Safe for concurrent use; stops growing when full.</summary>
internal sealed class TermCache(Func<string, string> make)
{
    private const int Capacity = 1 << 16;

    private readonly ConcurrentDictionary<string, string> _terms = new(StringComparer.Ordinal);

    // Counted here: the dictionary counts by taking all its locks.
    private int _count;

    public string Get(string word)
    {
        if (_terms.TryGetValue(word, out var term))
        {
            return term;
        }

        term = make(word);
        if (_count < Capacity && _terms.TryAdd(word, term))
        {
            Interlocked.Increment(ref _count);
        }

        return term;
    }
}
