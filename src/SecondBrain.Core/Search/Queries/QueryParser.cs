using System.Text;

namespace SecondBrain.Core.Search.Queries;

/// <summary>
/// Takes a query apart. <c>"a phrase"</c> has to match, <c>-word</c>, <c>-"a phrase"</c> and <c>-word*</c> must not, <c>word*</c> is the beginning
/// of words, <c>tag: type: status: lang: before: after:</c> filter. All else is words, also a quote without its other half and a name that is no operator.
/// </summary>
internal sealed class QueryParser
{
    /// <summary>More phrases, exclusions, prefixes and filters than this are a mistake, and each of them costs a look through the index.</summary>
    public const int MaximumOperators = 32;

    private readonly QueryText _query;
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _words = new();
    private readonly List<QueryPrefix> _prefixes = [];
    private readonly List<QueryPhrase> _phrases = [];
    private readonly List<QueryPhrase> _excluded = [];
    private readonly List<QueryPrefix> _excludedPrefixes = [];
    private readonly List<QueryCondition> _conditions = [];
    private BadQuery? _problem;

    private QueryParser(string query) => _query = new QueryText(query);

    /// <summary>The request's query and its filters.</summary>
    public static QueryReading Read(SearchRequest request)
    {
        var reading = request.IsText ? new QueryReading.Understood(SearchQuery.OfText(request.Query)) : Read(request.Query);
        return reading is QueryReading.Understood { Query: var query }
            ? new QueryReading.Understood(query with { Filters = [.. QueryCondition.Of(request)] })
            : reading;
    }

    public static QueryReading Read(string query)
    {
        var parser = new QueryParser(query);
        while (!parser._query.IsAtEnd && parser._problem is null)
        {
            parser.ReadPart();
        }

        return parser.Reading();
    }

    private QueryReading Reading()
    {
        var operators = _prefixes.Count + _phrases.Count + _excluded.Count + _excludedPrefixes.Count + _conditions.Count;
        if (operators > MaximumOperators)
        {
            _problem ??= new BadQuery("", $"The query has {operators} operators; at most {MaximumOperators} are taken. Leave some out, or ask in plain words.");
        }

        return _problem is { } problem
            ? new QueryReading.Refused(problem)
            : new QueryReading.Understood(new SearchQuery(
                _text.ToString().Trim(),
                SearchQuery.WordsOf(_words.ToString()),
                _prefixes,
                _phrases,
                new ExcludedParts(_excluded, _excludedPrefixes),
                _conditions));
    }

    private void ReadPart()
    {
        var start = _query.At;
        if (!_query.IsAtStart || _query.IsAtSpace)
        {
            AddWords(_query.Read().ToString());
            return;
        }

        var negated = _query.IsAtMinus;
        if (negated)
        {
            _query.Read();
        }

        if (_query.IsAtQuote)
        {
            ReadPhrase(start, negated);
        }
        else if (_query.ReadName(ConditionParser.IsName) is { } name)
        {
            var value = (_query.IsAtQuote ? _query.ReadQuoted() : null) ?? _query.ReadWord();
            var (condition, problem) = ConditionParser.Parse(name, value, negated, _query.Since(start));
            if (condition is not null)
            {
                _conditions.Add(condition);
            }

            _problem = problem;
            AddWords(" ");
        }
        else
        {
            ReadWord(start, negated);
        }
    }

    private void ReadPhrase(int start, bool negated)
    {
        if (_query.ReadQuoted() is not { } inside)
        {
            _query.Read();
            AddWords(" ");
        }
        else if (string.IsNullOrWhiteSpace(inside))
        {
            AddWords(" "); // doubled quotes, as they come out of tables
        }
        else if (QueryPhrase.Of(inside) is not { } phrase)
        {
            _problem = new BadQuery(_query.Since(start), "There is no word between the quotes. Write the words of the phrase, or leave the quotes out.");
        }
        else
        {
            (negated ? _excluded : _phrases).Add(phrase);
            AddWords(negated ? " " : $" {inside} ");
        }
    }

    private void ReadWord(int start, bool negated)
    {
        var word = _query.ReadWord();
        if (PrefixOf(word) is { } prefix)
        {
            if (prefix.Start.Length < (prefix.Start[0] >= '\u2e80' ? 1 : QueryPrefix.MinimumLength))
            {
                _problem = new BadQuery(_query.Since(start), $"'{word}' begins too many words. Write at least {QueryPrefix.MinimumLength} letters before the star.");
            }

            (negated ? _excludedPrefixes : _prefixes).Add(prefix);
            _words.Append(' ');
            _text.Append(negated ? " " : prefix.Start);
        }
        else if (negated && QueryPhrase.Of(word) is { } phrase)
        {
            _excluded.Add(phrase);
            AddWords(" ");
        }
        else
        {
            AddWords(_query.Since(start));
        }
    }

    /// <returns>Null for a word without a star at its end, and for one that is not only letters, digits and what joins them (<c>**bold**</c>).</returns>
    private static QueryPrefix? PrefixOf(string word)
    {
        if (word.Length < 2 || word[^1] != '*' || !char.IsLetterOrDigit(word[0]))
        {
            return null;
        }

        // Pairs of Chinese, Japanese or Korean characters are no word to go on with; three of them are already more than a beginning.
        var start = word[..^1];
        return start.All(c => char.IsLetterOrDigit(c) || c is '_' or '.' or '-' or '\'' or '’') && !(start.Length > 2 && start.Any(c => c >= '\u2e80'))
            ? new QueryPrefix(word, Text.WordFolding.Fold(start, out _))
            : null;
    }

    private void AddWords(string text)
    {
        _words.Append(text);
        _text.Append(text);
    }
}
