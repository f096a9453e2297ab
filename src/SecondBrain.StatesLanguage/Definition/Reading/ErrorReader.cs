using SecondBrain.StatesLanguage.Definition.Errors;
using SecondBrain.StatesLanguage.Failures;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Definition.Reading;

/// <summary>Reads <c>Retry</c> and <c>Catch</c>.</summary>
internal static class ErrorReader
{
    private const double MaxDelay = 31_622_400;

    public static Retrier[] Retriers(FieldReader state) => Each(state, "Retry", fields =>
    {
        var retrier = new Retrier(ErrorEquals(fields))
        {
            IntervalSeconds = fields.Number("IntervalSeconds", 1, StateReader.MaxSeconds) ?? 1,
            MaxAttempts = (long)(fields.Number("MaxAttempts", 0, StateReader.MaxSeconds) ?? 3),
            BackoffRate = fields.Number("BackoffRate", 1, double.MaxValue, isInteger: false) ?? 2,
            MaxDelaySeconds = fields.Number("MaxDelaySeconds", 1, MaxDelay),
            FullJitter = fields.Text("JitterStrategy") == "FULL",
        };
        if (fields.Text("JitterStrategy") is not (null or "FULL" or "NONE"))
        {
            fields.Problem("JitterStrategy", "has to be FULL or NONE.");
        }

        if (retrier.MaxDelaySeconds <= retrier.IntervalSeconds && fields.Has("IntervalSeconds"))
        {
            fields.Problem("MaxDelaySeconds", "has to be greater than IntervalSeconds.");
        }

        fields.Finish("a retrier");
        return retrier;
    });

    public static Catcher[] Catchers(FieldReader state) => Each(state, "Catch", fields =>
    {
        var catcher = new Catcher(ErrorEquals(fields), fields.RequiredText("Next"), fields.ResultPath(), fields.ObjectTemplate("Assign"), fields.QueryTemplate("Output"));
        fields.Finish("a catcher");
        return catcher;
    });

    private static T[] Each<T>(FieldReader state, string field, Func<FieldReader, T> read)
    {
        var sections = state.Objects(field).ToArray();
        for (var i = 0; i < sections.Length - 1; i++)
        {
            if (Names(sections[i]).Contains(ErrorNames.All, StringComparer.Ordinal))
            {
                sections[i].Problem("ErrorEquals", $"{ErrorNames.All} has to be in the last entry: it hides those that follow.");
            }
        }

        return [.. sections.Select(read)];
    }

    private static ErrorMatch ErrorEquals(FieldReader fields)
    {
        string[] names = [.. Names(fields)];
        if (names.Length == 0 || fields.Any("ErrorEquals") is ListValue list && list.Items.Length != names.Length)
        {
            fields.Problem("ErrorEquals", "has to be an array of at least one error name.");
        }
        else if (names.Length > 1 && names.Contains(ErrorNames.All, StringComparer.Ordinal))
        {
            fields.Problem("ErrorEquals", $"{ErrorNames.All} has to stand alone.");
        }

        return new ErrorMatch(names);
    }

    private static IEnumerable<string> Names(FieldReader fields) =>
        fields.Any("ErrorEquals") is ListValue list ? list.Items.OfType<TextValue>().Select(t => t.Text) : [];
}
