using System.Globalization;
using System.Text;

namespace SecondBrain.Core.Safety.Flags;

/// <summary>The words that rules name, with numbers. Case does not matter; an accent may be left out.</summary>
internal sealed class Vocabulary
{
    private readonly Dictionary<string, int> _ids = new(StringComparer.OrdinalIgnoreCase);

    public Vocabulary() => (Address, Identifier) = (Add("URL"), Add("NAME_"));

    /// <summary>Of any web or mail address.</summary>
    public int Address { get; }

    /// <summary>Of any word with an underscore, such as a tool's name.</summary>
    public int Identifier { get; }

    public int Count => _ids.Count + 1;

    public int Add(string word)
    {
        if (_ids.TryGetValue(word, out var known))
        {
            return known;
        }

        var id = _ids.Count + 1;
        _ids.Add(word, id);
        return id;
    }

    /// <summary>The word as it is written and without its accents.</summary>
    public IEnumerable<int> Forms(string word)
    {
        yield return Add(word);
        var plain = string.Concat(word.Normalize(NormalizationForm.FormD).Where(c => char.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark));
        if (plain != word)
        {
            yield return Add(plain);
        }
    }

    public int Find(ReadOnlySpan<char> word) => _ids.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var id) ? id : 0;
}
