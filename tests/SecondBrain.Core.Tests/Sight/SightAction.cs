namespace SecondBrain.Core.Tests.Sight;

internal enum SightAction
{
    Write,
    ChangeVisibility,
    Withdraw,

    /// <summary>Everybody searches, so that everybody's index is in memory.</summary>
    Read,
    Compact,
}
