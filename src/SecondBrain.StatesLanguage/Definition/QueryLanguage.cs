namespace SecondBrain.StatesLanguage.Definition;

internal enum QueryLanguage
{
    JsonPath,
    Jsonata,
}
