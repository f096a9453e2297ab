namespace SecondBrain.StatesLanguage.Values;

internal enum ValueKind
{
    Null,
    Boolean,
    Number,
    Text,
    List,
    Object,

    /// <summary>Exists only while a JSONata expression is evaluated; no state ever sees one.</summary>
    Function,
}
