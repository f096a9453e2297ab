using System.Globalization;

namespace SecondBrain.Core.Safety.Flags;

/// <summary>
/// Words in an order: <c>^ignore|forget ~3 previous|prior ~1 instructions</c>. <c>^</c>: at the start of a clause; <c>a|b</c>: one of these;
/// <c>~3</c>: up to three other words; <c>URL</c>: an address; <c>NAME_</c>: a word with an underscore. A phrase does not go on over the end of a sentence.
/// </summary>
internal sealed class PhraseRule
{
    private readonly bool _atClause;
    private readonly (int Gap, HashSet<int> Words)[] _steps;

    public PhraseRule(string kind, string phrase, Vocabulary vocabulary)
    {
        Kind = kind;
        _atClause = phrase[0] == '^';
        var steps = new List<(int, HashSet<int>)>();
        var gap = 0;
        foreach (var part in phrase.TrimStart('^').Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part[0] == '~')
            {
                gap = int.Parse(part.AsSpan(1), CultureInfo.InvariantCulture);
                continue;
            }

            steps.Add((gap, [.. part.Split('|').SelectMany(vocabulary.Forms)]));
            gap = 0;
        }

        _steps = [.. steps];
    }

    public string Kind { get; }

    public IEnumerable<int> FirstWords => _steps[0].Words;

    /// <summary>The number of the phrase's last word; -1 when it does not begin at this word.</summary>
    /// <param name="isLed">What stands before the word makes an order of it, as the start of a clause does.</param>
    public int Match(List<ReadWord> words, int first, bool isLed) =>
        (!_atClause || words[first].BeginsClause || isLed) && _steps[0].Words.Contains(words[first].Id) ? Rest(words, first, step: 1) : -1;

    /// <summary>At most (gap + 1) places a step, whatever the text.</summary>
    private int Rest(List<ReadWord> words, int last, int step)
    {
        if (step == _steps.Length)
        {
            return last;
        }

        var (gap, wanted) = _steps[step];
        for (var next = last + 1; next <= last + 1 + gap && next < words.Count && !words[next].BeginsSentence; next++)
        {
            if (wanted.Contains(words[next].Id) && Rest(words, next, step + 1) is >= 0 and var end)
            {
                return end;
            }
        }

        return -1;
    }
}
