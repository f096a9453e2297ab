namespace SecondBrain.StatesLanguage.Definition.Choices;

internal enum OperandKind
{
    Text,
    Number,
    Boolean,
    Timestamp,
}
