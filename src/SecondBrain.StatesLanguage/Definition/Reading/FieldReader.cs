using SecondBrain.StatesLanguage.Definition.States;
using SecondBrain.StatesLanguage.Expressions;
using SecondBrain.StatesLanguage.Paths;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Definition.Reading;

/// <summary>Reads the fields of one object of the definition; what is wrong becomes a problem with its place.</summary>
internal sealed class FieldReader
{
    private readonly ObjectValue _fields;

    private readonly List<DefinitionProblem> _problems;

    private readonly HashSet<string> _known = ["Comment"];

    public FieldReader(ObjectValue fields, string location, List<DefinitionProblem> problems)
    {
        (_fields, Location, _problems) = (fields, location, problems);
        if (fields.TryGet("Comment", out var comment) && comment.Kind != ValueKind.Text)
        {
            Problem("Comment", "has to be a string.");
        }
    }

    public string Location { get; }

    public IEnumerable<string> Names => _fields.Names;

    public void Problem(string field, string message) => _problems.Add(new DefinitionProblem($"{Location}/{Escape(field)}", message));

    public void Problem(string message) => _problems.Add(new DefinitionProblem(Location, message));

    /// <summary>Whether the field is there; it counts as known from now on.</summary>
    public bool Has(string field) => Any(field) is not null;

    public Value? Any(string field)
    {
        _known.Add(field);
        return _fields[field];
    }

    public string? Text(string field) => Any(field) switch
    {
        null => null,
        TextValue text => text.Text,
        _ => Wrong<string>(field, "has to be a string."),
    };

    /// <summary>A string that says something.</summary>
    public string? NonEmptyText(string field) => Text(field) is var text && text?.Length != 0 ? text : Wrong<string>(field, "must not be empty.");

    /// <summary>Empty, with a problem reported, when it is missing or says nothing.</summary>
    public string RequiredText(string field)
    {
        if (!Has(field))
        {
            Problem($"The field '{field}' is missing.");
        }

        return NonEmptyText(field) ?? "";
    }

    public bool Flag(string field)
    {
        var value = Any(field);
        if (value is not null and not BooleanValue)
        {
            Problem(field, "has to be true or false.");
        }

        return value is BooleanValue { IsTrue: true };
    }

    /// <param name="isInteger">Whether a fraction is a problem.</param>
    public double? Number(string field, double least, double most, bool isInteger = true)
    {
        switch (Any(field))
        {
            case null:
                return null;
            case NumberValue number when number.Double >= least && number.Double <= most && (!isInteger || number.TryGetInteger(out _)):
                return number.Double;
            default:
                return Wrong<double?>(field, FormattableString.Invariant($"has to be {(isInteger ? "an integer" : "a number")} from {least} to {most}."));
        }
    }

    /// <summary>A number, or a path in the field's <c>Path</c> variant; not both.</summary>
    public NumberField? NumberOrPath(string field, double least, double most, bool isInteger = true)
    {
        var constant = Number(field, least, most, isInteger);
        var path = Path($"{field}Path");
        if (Has(field) && path is not null)
        {
            Problem($"{field}Path", $"'{field}' and '{field}Path' exclude each other.");
        }

        return constant is null && path is null ? null : new NumberField(field, constant, path);
    }

    public PathExpression? Path(string field) =>
        Text(field) is not { } text ? null : Compile(field, () => text.StartsWith('$') ? PathExpression.Compile(text) : throw new JsonPathSyntaxException($"'{text}' is not a JSONPath."));

    public DataPath DataPath(string field) =>
        Any(field) is { Kind: ValueKind.Null } ? States.DataPath.Nothing : Path(field) is { } path ? new DataPath(path, discards: false) : States.DataPath.Whole;

    public ResultPath ResultPath() => Any("ResultPath") switch
    {
        null => States.ResultPath.Replace,
        { Kind: ValueKind.Null } => States.ResultPath.Discard,
        _ => Text("ResultPath") is { } text && Compile("ResultPath", () => ReferencePath.Parse(text)) is { } path ? new ResultPath(path, discards: false) : States.ResultPath.Replace,
    };

    public PayloadTemplate? Template(string field) =>
        Any(field) is { } value ? TemplateReader.Read(value, $"{Location}/{field}", _problems) : null;

    /// <summary>A template that has to be an object.</summary>
    public PayloadTemplate? ObjectTemplate(string field)
    {
        if (Any(field) is not null and not ObjectValue)
        {
            Problem(field, "has to be an object.");
        }

        return Template(field);
    }

    /// <summary>A path or an intrinsic function call.</summary>
    public Expression? Expression(string field) =>
        Text(field) is { } text ? Compile(field, () => ExpressionParser.Parse(text)) : null;

    public FieldReader? Object(string field) => Any(field) switch
    {
        null => null,
        ObjectValue value => new FieldReader(value, $"{Location}/{Escape(field)}", _problems),
        _ => Wrong<FieldReader>(field, "has to be an object."),
    };

    /// <summary>The objects of an array; none when the field is missing.</summary>
    public IEnumerable<FieldReader> Objects(string field)
    {
        if (Any(field) is not { } value)
        {
            yield break;
        }

        if (value is not ListValue list)
        {
            Problem(field, "has to be an array.");
            yield break;
        }

        for (var i = 0; i < list.Items.Length; i++)
        {
            if (list.Items[i] is ObjectValue item)
            {
                yield return new FieldReader(item, $"{Location}/{field}/{i}", _problems);
            }
            else
            {
                Problem($"{field}/{i}", "has to be an object.");
            }
        }
    }

    /// <summary>Reports fields that nobody asked for.</summary>
    public void Finish(string what)
    {
        foreach (var name in _fields.Names)
        {
            if (!_known.Contains(name))
            {
                Problem(name, $"The field '{name}' is not supported in {what}.");
            }
        }
    }

    private T? Compile<T>(string field, Func<T> compile)
        where T : class
    {
        try
        {
            return compile();
        }
        catch (JsonPathSyntaxException syntax)
        {
            return Wrong<T>(field, syntax.Message);
        }
    }

    private T? Wrong<T>(string field, string message)
    {
        Problem(field, message);
        return default;
    }

    private static string Escape(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
