using SecondBrain.StatesLanguage.Definition.States;
using SecondBrain.StatesLanguage.Expressions;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Definition.Reading;

/// <summary>Reads one state by its <c>Type</c>.</summary>
internal static class StateReader
{
    // The service's quotas.
    private const int MaxNameLength = 80;

    public const double MaxSeconds = 99_999_999;

    public static State Read(string name, FieldReader fields)
    {
        if (name.Length is 0 or > MaxNameLength)
        {
            fields.Problem($"A state's name has at least 1 and at most {MaxNameLength} characters.");
        }

        QueryLanguageReader.ReadState(fields);
        var type = fields.RequiredText("Type");
        State state = type switch
        {
            "Task" => Task(name, fields),
            "Pass" => Pass(name, fields),
            "Choice" => ChoiceReader.Read(name, fields),
            "Wait" => Wait(name, fields),
            "Succeed" => Succeed(name, fields),
            "Fail" => Fail(name, fields),
            "Parallel" => Parallel(name, fields),
            "Map" => MapReader.Read(name, fields),
            _ => Unknown(name, type, fields),
        };
        if (state is not UnknownState)
        {
            fields.Finish($"a state of type {type}");
        }

        return state;
    }

    /// <summary>Reads <c>Next</c> or <c>End</c>: exactly one of them.</summary>
    public static string? Next(FieldReader fields)
    {
        var next = fields.NonEmptyText("Next");
        var end = fields.Flag("End");
        if (!fields.Has("Next") && !end)
        {
            fields.Problem("Either 'Next' or 'End' has to be there.");
        }
        else if (next is not null && end)
        {
            fields.Problem("'Next' and 'End' exclude each other.");
        }

        return end ? null : next;
    }

    private static TaskState Task(string name, FieldReader fields)
    {
        var task = new TaskState(name)
        {
            Resource = new ResourceKind(fields.RequiredText("Resource")),
            Parameters = fields.PathTemplate("Parameters") ?? fields.QueryTemplate("Arguments"),
            IsJsonata = fields.IsJsonata,
            Output = fields.QueryTemplate("Output"),
            Credentials = fields.ObjectTemplate("Credentials"),
            Timeout = fields.NumberOrPath("TimeoutSeconds", 1, MaxSeconds),
            Heartbeat = fields.NumberOrPath("HeartbeatSeconds", 1, MaxSeconds),
            InputPath = fields.DataPath("InputPath"),
            OutputPath = fields.DataPath("OutputPath"),
            ResultSelector = fields.PathTemplate("ResultSelector"),
            ResultPath = fields.ResultPath(),
            Assign = fields.ObjectTemplate("Assign"),
            Retriers = ErrorReader.Retriers(fields),
            Catchers = ErrorReader.Catchers(fields),
            Next = Next(fields),
        };
        if (task is { Timeout.Constant: { } timeout, Heartbeat.Constant: { } heartbeat } && heartbeat >= timeout)
        {
            fields.Problem("HeartbeatSeconds", "has to be less than TimeoutSeconds.");
        }

        return task;
    }

    private static PassState Pass(string name, FieldReader fields) => new(name)
    {
        Result = fields.IsJsonata ? null : fields.Any("Result"),
        Parameters = fields.PathTemplate("Parameters"),
        IsJsonata = fields.IsJsonata,
        Output = fields.QueryTemplate("Output"),
        InputPath = fields.DataPath("InputPath"),
        OutputPath = fields.DataPath("OutputPath"),
        ResultPath = fields.ResultPath(),
        Assign = fields.ObjectTemplate("Assign"),
        Next = Next(fields),
    };

    private static WaitState Wait(string name, FieldReader fields)
    {
        string[] times = fields.IsJsonata ? ["Seconds", "Timestamp"] : ["Seconds", "SecondsPath", "Timestamp", "TimestampPath"];
        if (times.Count(fields.Has) != 1)
        {
            fields.Problem(fields.IsJsonata ? "Exactly one of 'Seconds' and 'Timestamp' has to be there." : "Exactly one of 'Seconds', 'SecondsPath', 'Timestamp' and 'TimestampPath' has to be there.");
        }

        DateTimeOffset? timestamp = null;
        if (!fields.IsQuery("Timestamp") && fields.Text("Timestamp") is { } text)
        {
            if (Timestamps.TryParse(text, out var moment))
            {
                timestamp = moment;
            }
            else
            {
                fields.Problem("Timestamp", $"'{text}' is not an RFC 3339 timestamp such as 2016-03-14T01:59:00Z.");
            }
        }

        return new WaitState(name)
        {
            Seconds = fields.IsJsonata ? null : (long?)fields.Number("Seconds", 0, MaxSeconds),
            SecondsQuery = fields.IsJsonata ? fields.NumberOrPath("Seconds", 0, MaxSeconds) : null,
            TimestampQuery = fields.Query("Timestamp", ValueKind.Text),
            IsJsonata = fields.IsJsonata,
            Output = fields.QueryTemplate("Output"),
            SecondsPath = fields.Path("SecondsPath"),
            Timestamp = timestamp,
            TimestampPath = fields.Path("TimestampPath"),
            InputPath = fields.DataPath("InputPath"),
            OutputPath = fields.DataPath("OutputPath"),
            Assign = fields.ObjectTemplate("Assign"),
            Next = Next(fields),
        };
    }

    private static SucceedState Succeed(string name, FieldReader fields) => new(name)
    {
        IsJsonata = fields.IsJsonata,
        Output = fields.QueryTemplate("Output"),
        InputPath = fields.DataPath("InputPath"),
        OutputPath = fields.DataPath("OutputPath"),
    };

    private static FailState Fail(string name, FieldReader fields) => new(name)
    {
        IsJsonata = fields.IsJsonata,
        Error = TextOrPath(fields, "Error"),
        Cause = TextOrPath(fields, "Cause"),
    };

    private static Expression? TextOrPath(FieldReader fields, string field)
    {
        if (fields.IsQuery(field))
        {
            return fields.Query(field, ValueKind.Text);
        }

        var literal = fields.Text(field);
        var path = fields.Expression($"{field}Path");
        if (literal is not null && path is not null)
        {
            fields.Problem($"{field}Path", $"'{field}' and '{field}Path' exclude each other.");
        }

        return path ?? (literal is null ? null : new LiteralExpression(literal, new TextValue(literal)));
    }

    private static ParallelState Parallel(string name, FieldReader fields)
    {
        var branches = fields.Objects("Branches").Select(branch =>
        {
            var graph = GraphReader.Read(branch);
            branch.Finish("a branch");
            return graph;
        }).ToArray();
        if (branches.Length == 0)
        {
            fields.Problem("'Branches' has to have at least one branch.");
        }

        return new ParallelState(name)
        {
            Branches = branches,
            Parameters = fields.PathTemplate("Parameters") ?? fields.QueryTemplate("Arguments"),
            IsJsonata = fields.IsJsonata,
            Output = fields.QueryTemplate("Output"),
            InputPath = fields.DataPath("InputPath"),
            OutputPath = fields.DataPath("OutputPath"),
            ResultSelector = fields.PathTemplate("ResultSelector"),
            ResultPath = fields.ResultPath(),
            Assign = fields.ObjectTemplate("Assign"),
            Retriers = ErrorReader.Retriers(fields),
            Catchers = ErrorReader.Catchers(fields),
            Next = Next(fields),
        };
    }

    private static UnknownState Unknown(string name, string type, FieldReader fields)
    {
        if (type.Length > 0)
        {
            fields.Problem("Type", $"There is no state type '{type}'. There are Task, Pass, Choice, Wait, Succeed, Fail, Parallel and Map.");
        }

        return new UnknownState(name) { Next = fields.Text("Next") };
    }

    private sealed class UnknownState(string name) : State(name, "Unknown");
}
