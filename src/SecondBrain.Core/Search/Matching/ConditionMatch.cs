using SecondBrain.Core.Search.Live;
using SecondBrain.Core.Search.Queries;
using SecondBrain.Core.Search.Segments;

namespace SecondBrain.Core.Search.Matching;

/// <summary>Takes the notes of a segment that a condition does not hold for out of a set. Strings are compared once a label, not once a note.</summary>
internal static class ConditionMatch
{
    public static void Apply(IndexSegment segment, QueryCondition condition, Span<ulong> allowed)
    {
        if (condition.Field == ConditionField.Created)
        {
            var ticks = condition.Moment.UtcTicks;
            var created = segment.CreatedTicks;
            for (var note = NoteBits.Next(allowed, 0); note >= 0; note = NoteBits.Next(allowed, note + 1))
            {
                Keep(allowed, note, created[note] < ticks != condition.IsNegated);
            }

            return;
        }

        var fits = new bool[segment.Labels];
        for (var label = 0; label < fits.Length; label++)
        {
            fits[label] = condition.Fits(segment.Label(label));
        }

        switch (condition.Field)
        {
            case ConditionField.Tag:
                ApplyTags(segment, fits, condition, allowed);
                break;
            case ConditionField.Language:
                ApplyLanguage(segment, fits, condition, allowed);
                break;
            default:
                Apply(LabelsOf(segment, condition.Field), fits, condition, allowed);
                break;
        }
    }

    private static ReadOnlySpan<int> LabelsOf(IndexSegment segment, ConditionField field) => field switch
    {
        ConditionField.Type => segment.TypeLabels,
        ConditionField.Status => segment.StatusLabels,
        _ => segment.VisibilityLabels,
    };

    private static void Apply(ReadOnlySpan<int> labels, bool[] fits, QueryCondition condition, Span<ulong> allowed)
    {
        for (var note = NoteBits.Next(allowed, 0); note >= 0; note = NoteBits.Next(allowed, note + 1))
        {
            Keep(allowed, note, fits[labels[note]] != condition.IsNegated);
        }
    }

    private static void ApplyTags(IndexSegment segment, bool[] fits, QueryCondition condition, Span<ulong> allowed)
    {
        for (var note = NoteBits.Next(allowed, 0); note >= 0; note = NoteBits.Next(allowed, note + 1))
        {
            var has = false;
            foreach (var tag in segment.TagLabels(note))
            {
                has |= fits[tag];
            }

            Keep(allowed, note, has != condition.IsNegated);
        }
    }

    private static void ApplyLanguage(IndexSegment segment, bool[] fits, QueryCondition condition, Span<ulong> allowed)
    {
        var labels = segment.LanguageLabels;
        for (var note = NoteBits.Next(allowed, 0); note >= 0; note = NoteBits.Next(allowed, note + 1))
        {
            var has = labels[note] >= 0 ? fits[labels[note]] : condition.Fits(QueryCondition.TagOf(segment.Language(note)));
            Keep(allowed, note, has != condition.IsNegated);
        }
    }

    private static void Keep(Span<ulong> allowed, int note, bool holds)
    {
        if (!holds)
        {
            NoteBits.Clear(allowed, note);
        }
    }
}
