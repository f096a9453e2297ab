namespace SecondBrain.Core.Search.Text;

/// <summary>
/// Turns tokens into terms of the index. A term starts with the mark of how it was made (<c>e</c> English stem, <c>s</c> Spanish stem,
/// <c>o</c> other word, <c>=</c> literal), so a stem of one language never meets one of another: Spanish <c>com</c> (comer) is not English <c>com</c>.
/// </summary>
internal static class TermAnalysis
{
    private static readonly TermCache English = new(word => "e" + EnglishStemmer.Stem(word));

    private static readonly TermCache Spanish = new(word => "s" + WordFolding.Fold(SpanishStemmer.Stem(word), out _));

    private static readonly TermCache Other = new(word => "o" + word);

    private static readonly TermCache Literals = new(word => "=" + word);

    /// <summary>The terms of a token of a note: one, or two for an accented Spanish word, which is also found by its spelling without accents.</summary>
    public static void AddTerms(Token token, NoteLanguage language, List<string> terms)
    {
        if (token.Kind == TokenKind.Literal)
        {
            terms.Add(Literals.Get(token.Text));
            return;
        }

        switch (language)
        {
            case NoteLanguage.English:
                terms.Add(English.Get(token.Text));
                break;
            case NoteLanguage.Spanish:
                var stem = Spanish.Get(token.Accented);
                terms.Add(stem);
                if (!ReferenceEquals(token.Accented, token.Text) && Spanish.Get(token.Text) is var plain && plain != stem)
                {
                    terms.Add(plain);
                }

                break;
            default:
                terms.Add(Other.Get(token.Text));
                break;
        }
    }

    /// <summary>Whether a word says nothing, in a text of this language.</summary>
    public static bool IsStopWord(Token token, NoteLanguage? language) => token.Kind == TokenKind.Word && language switch
    {
        NoteLanguage.English => StopWords.English.Contains(token.Text),
        NoteLanguage.Spanish => StopWords.Spanish.Contains(token.Text),
        _ => false,
    };
}
