namespace SecondBrain.Core.Access;

/// <summary>What somebody is to a brain, the least first.</summary>
public enum BrainRole
{
    /// <summary>Nobody known: reads what is public.</summary>
    Visitor,
    Reader,
    Proposer,
    Editor,
    Owner,
}
