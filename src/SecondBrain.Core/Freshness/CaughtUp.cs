namespace SecondBrain.Core.Freshness;

/// <param name="Started">Whether the index was started, from its snapshot or from the notes.</param>
/// <param name="Changed">Notes that were announced and read again.</param>
internal readonly record struct CaughtUp(bool Started, int Changed);
