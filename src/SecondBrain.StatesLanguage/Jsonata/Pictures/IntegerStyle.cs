namespace SecondBrain.StatesLanguage.Jsonata.Pictures;

internal enum IntegerStyle
{
    Decimal,
    Letters,
    Roman,
    Words,
}
