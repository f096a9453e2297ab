using SecondBrain.StatesLanguage.Expressions;

namespace SecondBrain.StatesLanguage.Definition.States;

/// <summary><c>ResultWriter</c> of a distributed Map.</summary>
/// <param name="Parameters">Bucket and Prefix; null: the results are the state's output, and are written nowhere.</param>
/// <param name="AsLines">JSON Lines instead of an array; only for what is written.</param>
internal sealed record ResultWriting(PayloadTemplate? Parameters, ResultTransformation Transformation, bool AsLines)
{
    public const string PutObject = "arn:aws:states:::s3:putObject";
}
