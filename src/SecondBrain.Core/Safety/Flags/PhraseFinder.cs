using System.Buffers;
using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Safety.Flags;

/// <summary>Finds phrases that rules describe. Linear: each word is the first of few rules, and each rule looks at a bounded number of words.</summary>
internal sealed class PhraseFinder
{
    /// <summary>So far after a phrase a quotation that only mentions it ends.</summary>
    private const int QuoteReach = 48;

    private static readonly SearchValues<char> ClosingQuotes = SearchValues.Create("\"”'’`»“");

    private readonly Vocabulary _vocabulary = new();
    private readonly PhraseRule[][] _visible;
    private readonly PhraseRule[][] _unseen;
    private readonly HashSet<int> _leads;
    private readonly HashSet<int> _leadVerbs;
    private readonly int _you;

    public PhraseFinder()
    {
        PhraseRule[] visible =
        [
            .. Phrases.Instructions.Select(phrase => new PhraseRule(TextFlagKind.Instructions, phrase, _vocabulary)),
            .. Phrases.Exfiltrations.Select(phrase => new PhraseRule(TextFlagKind.Exfiltration, phrase, _vocabulary)),
        ];
        PhraseRule[] unseen = [.. Phrases.Unseen.Select(phrase => new PhraseRule(TextFlagKind.Instructions, phrase, _vocabulary))];
        _leads = [.. Phrases.Leads.SelectMany(_vocabulary.Forms)];
        _leadVerbs = [.. Phrases.LeadVerbs.SelectMany(_vocabulary.Forms)];
        _you = _vocabulary.Add("you");
        (_visible, _unseen) = (ByFirstWord(visible), ByFirstWord(unseen));
    }

    public static PhraseFinder Shared { get; } = new();

    public void Find(string text, List<TextFlag> flags)
    {
        var words = WordReader.Read(text, _vocabulary);
        for (var first = 0; first < words.Count; first++)
        {
            if (_visible[words[first].Id].Length > 0)
            {
                FindAt(text, words, first, flags);
            }
        }
    }

    /// <summary>The longest phrase of a kind that begins here.</summary>
    private void FindAt(string text, List<ReadWord> words, int first, List<TextFlag> flags)
    {
        var led = IsLed(words, first);
        foreach (var rules in _visible[words[first].Id].GroupBy(rule => rule.Kind))
        {
            var last = rules.Max(rule => rule.Match(words, first, led));
            if (last >= 0 && !IsMentioned(text, words[first].Start, words[last].End))
            {
                flags.Add(new TextFlag(rules.Key, new TextSpan(words[first].Start, words[last].End)));
            }
        }
    }

    /// <summary>Whether words that a person does not see speak to an assistant. There the rules are wider: nobody hides prose.</summary>
    public bool Addresses(string unseen)
    {
        var words = WordReader.Read(unseen, _vocabulary);
        for (var first = 0; first < words.Count; first++)
        {
            if (Array.Exists(_visible[words[first].Id], rule => rule.Match(words, first, isLed: true) >= 0)
                || Array.Exists(_unseen[words[first].Id], rule => rule.Match(words, first, isLed: true) >= 0))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsLed(List<ReadWord> words, int at) =>
        at > 0 && (_leads.Contains(words[at - 1].Id) || (at > 1 && _leadVerbs.Contains(words[at - 1].Id) && words[at - 2].Id == _you));

    /// <summary>A short quotation inside a line of prose speaks about the phrase: <c>texts such as "ignore previous instructions" are ...</c>.</summary>
    private static bool IsMentioned(string text, int start, int end)
    {
        var quote = start - 1;
        while (quote >= 0 && text[quote] is '*' or '_' or ' ')
        {
            quote--;
        }

        if (quote < 1 || text[quote] is not ('"' or '“' or '”' or '\'' or '‘' or '`' or '«' or '„'))
        {
            return false;
        }

        var after = text.AsSpan(end, Math.Min(QuoteReach, text.Length - end));
        var close = after.IndexOfAny(ClosingQuotes);
        var line = text.LastIndexOf('\n', quote - 1) + 1;
        return close >= 0 && after[..close].IndexOfAny('\n', '!') < 0 && text.AsSpan(line, quote - line).ContainsAnyInRange('a', 'z')
            && text.AsSpan(line, quote - line).TrimEnd().Length > 0;
    }

    private PhraseRule[][] ByFirstWord(PhraseRule[] rules)
    {
        var byWord = new List<PhraseRule>[_vocabulary.Count];
        foreach (var rule in rules)
        {
            foreach (var word in rule.FirstWords)
            {
                (byWord[word] ??= []).Add(rule);
            }
        }

        return [.. byWord.Select(list => list?.ToArray() ?? [])];
    }
}
