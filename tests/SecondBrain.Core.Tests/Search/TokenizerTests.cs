using SecondBrain.Core.Search.Text;

namespace SecondBrain.Core.Tests.Search;

public class TokenizerTests
{
    [Theory]
    [InlineData("Plain words, here.", "plain words here")]
    [InlineData("don't stop the dog’s", "don't stop the dog's")]
    [InlineData("boundary-layer", "boundary layer")]
    [InlineData("GPT-4 net10.0", "gpt =4 =gpt-4 =net10 =0 =net10.0")]
    [InlineData("snake_case node.js", "snake case =snake_case node js =node.js")]
    [InlineData("QuantizedVector", "quantizedvector quantized vector")]
    [InlineData("C# and C++ or F#.", "c =c# and c =c++ or f =f#")]
    [InlineData("Gödel Straße señor", "godel strasse senor")]
    [InlineData("e\u0301te\u0301", "ete")]
    [InlineData("知識グラフ", "=知識 =識グ =グラ =ラフ")]
    [InlineData("木", "=木")]
    [InlineData("가방 x", "=가방 x")]
    [InlineData("がぎ", "=がぎ")]
    [InlineData("мир йод", "мир йод")]
    [InlineData("end.Next 3.14", "end next =end.next =3 =14 =3.14")]
    [InlineData("😀 \ud800 x", "x")]
    [InlineData("", "")]
    public void Words_identifiers_and_signs_become_tokens(string text, string tokens) =>
        string.Join(' ', Tokenizer.Tokenize(text).Select(token => (token.Kind == TokenKind.Literal ? "=" : "") + token.Text)).ShouldBe(tokens);

    [Fact]
    public void A_token_knows_where_it_stands()
    {
        const string Text = "¿Qué es DynamoDB?";

        Tokenizer.Tokenize(Text).Select(token => Text.Substring(token.Start, token.Length)).ShouldBe(["Qué", "es", "DynamoDB", "Dynamo", "DB"]);
    }

    [Fact]
    public void A_long_run_is_one_short_literal()
    {
        var token = Tokenizer.Tokenize(new string('a', 10_000)).ShouldHaveSingleItem();

        token.Kind.ShouldBe(TokenKind.Literal);
        token.Text.Length.ShouldBe(Tokenizer.MaxLength);
    }

    [Theory]
    [InlineData("the cat and the dog", NoteLanguage.English)]
    [InlineData("el gato y los perros", NoteLanguage.Spanish)]
    [InlineData("mañana", NoteLanguage.Spanish)]
    [InlineData("sin taxes", null)]
    [InlineData("lambda dynamodb", null)]
    public void The_language_is_told_by_its_small_words(string text, object? language) =>
        LanguageGuess.Of(Tokenizer.Tokenize(text)).ShouldBe((NoteLanguage?)language);
}
