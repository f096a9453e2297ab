namespace SecondBrain.StatesLanguage.Jsonata.Pictures;

internal enum LetterCase
{
    Lower,
    Upper,
    Title,
}
