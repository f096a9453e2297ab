namespace SecondBrain.Core.Search.Queries;

internal enum ConditionField
{
    Tag,
    Type,
    Status,
    Visibility,
    Language,

    /// <summary>When the note was made.</summary>
    Created,
}
