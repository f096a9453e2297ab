using System.Diagnostics.CodeAnalysis;

namespace SecondBrain.Core.Search.Segments;

/// <summary>Damage that is found while reading. The message holds no note text.</summary>
internal static class SegmentDamage
{
    [DoesNotReturn]
    public static void Throw(string what) => throw Fault(what);

    public static InvalidDataException Fault(string what) =>
        new($"The index segment is damaged: {what}. It has to be built again from the notes.");
}
