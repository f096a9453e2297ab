namespace SecondBrain.StatesLanguage.Values;

internal enum ValueKind
{
    Null,
    Boolean,
    Number,
    Text,
    List,
    Object,
}
