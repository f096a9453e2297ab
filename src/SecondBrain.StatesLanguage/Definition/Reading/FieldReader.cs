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

    private readonly FieldReader? _outer;

    // In the outer fields: the field's name, with an index where it is a list.
    private readonly string _segment = "";

    private readonly bool _isState;

    public FieldReader(ObjectValue fields, string location, List<DefinitionProblem> problems)
    {
        (_fields, Location, _problems) = (fields, location, problems);
        if (fields.TryGet("Comment", out var comment) && comment.Kind != ValueKind.Text)
        {
            Problem("Comment", "has to be a string.");
        }
    }

    private FieldReader(ObjectValue fields, string location, FieldReader outer, string segment)
        : this(fields, location, outer._problems)
    {
        (_outer, _segment, _isState) = (outer, segment, outer._segment == "States");
        (Language, MachineLanguage, IsCatcher) = (outer.Language, outer.MachineLanguage, outer.IsCatcher || segment.StartsWith("Catch[", StringComparison.Ordinal));
    }

    public string Location { get; }

    /// <summary>Of these fields.</summary>
    public QueryLanguage Language { get; set; }

    public QueryLanguage MachineLanguage { get; set; }

    public bool IsJsonata => Language == QueryLanguage.Jsonata;

    /// <summary>Where the fields are in their state, as failures tell it: empty, or <c>Choices[0]/</c>.</summary>
    public string Place => _outer is null || _isState ? "" : $"{_outer.Place}{_segment}/";

    /// <summary>Whether these are the fields of a catcher.</summary>
    public bool IsCatcher { get; }

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
        if (IsJsonata)
        {
            return NumberOrQuery(field, least, most, isInteger);
        }

        var constant = Number(field, least, most, isInteger);
        var path = Path($"{field}Path");
        if (Has(field) && path is not null)
        {
            Problem($"{field}Path", $"'{field}' and '{field}Path' exclude each other.");
        }

        return constant is null && path is null ? null : new NumberField(field, constant, path);
    }

    /// <summary>Of JSONPath: in a JSONata state the field does not count as known.</summary>
    public PathExpression? Path(string field) =>
        IsJsonata || Text(field) is not { } text ? null : Compile(field, () => text.StartsWith('$') ? PathExpression.Compile(text) : throw new JsonPathSyntaxException($"'{text}' is not a JSONPath."));

    public DataPath DataPath(string field) =>
        IsJsonata ? States.DataPath.Whole : Any(field) is { Kind: ValueKind.Null } ? States.DataPath.Nothing : Path(field) is { } path ? new DataPath(path, discards: false) : States.DataPath.Whole;

    public ResultPath ResultPath() => (IsJsonata ? null : Any("ResultPath")) switch
    {
        null => States.ResultPath.Replace,
        { Kind: ValueKind.Null } => States.ResultPath.Discard,
        _ => Text("ResultPath") is { } text && Compile("ResultPath", () => ReferencePath.Parse(text)) is { } path ? new ResultPath(path, discards: false) : States.ResultPath.Replace,
    };

    public PayloadTemplate? Template(string field) =>
        Any(field) is not { } value ? null
        : IsJsonata ? Jsonata.Template(value, $"{Location}/{field}", Place + field)
        : TemplateReader.Read(value, $"{Location}/{field}", _problems);

    /// <summary>A template that only JSONPath has.</summary>
    public PayloadTemplate? PathTemplate(string field) => IsJsonata ? null : Template(field);

    /// <summary>A template that only JSONata has.</summary>
    public PayloadTemplate? QueryTemplate(string field) => IsJsonata ? Template(field) : null;

    /// <summary>An expression of JSONata; null, with no problem reported, for anything else.</summary>
    /// <param name="expected">What it has to find; null: anything.</param>
    public JsonataQuery? Query(string field, ValueKind? expected) =>
        IsJsonata && Any(field) is { } value && JsonataReader.IsExpression(value) ? Jsonata.Query(value, $"{Location}/{field}", Place + field, expected) : null;

    public bool IsQuery(string field) => IsJsonata && JsonataReader.IsExpression(Any(field));

    /// <summary>A template that has to be an object.</summary>
    public PayloadTemplate? ObjectTemplate(string field)
    {
        if (Any(field) is not null and not ObjectValue && !IsQuery(field))
        {
            Problem(field, "has to be an object.");
        }

        if (IsJsonata && field == "Assign" && Any(field) is ObjectValue variables && variables.TryGet("states", out _))
        {
            Problem(field, "The variable name 'states' is reserved.");
        }

        return Template(field);
    }

    /// <summary>A path or an intrinsic function call.</summary>
    public Expression? Expression(string field) =>
        !IsJsonata && Text(field) is { } text ? Compile(field, () => ExpressionParser.Parse(text)) : null;

    public FieldReader? Object(string field) => Any(field) switch
    {
        null => null,
        ObjectValue value => new FieldReader(value, $"{Location}/{Escape(field)}", this, field),
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
                yield return new FieldReader(item, $"{Location}/{field}/{i}", this, IsJsonata ? $"{field}[{i}]" : field);
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
                Problem(name, QueryLanguageReader.Mismatch(name, Language) ?? $"The field '{name}' is not supported in {what}.");
            }
        }
    }

    private JsonataReader Jsonata => new(_problems, IsCatcher);

    private NumberField? NumberOrQuery(string field, double least, double most, bool isInteger)
    {
        if (IsQuery(field))
        {
            return Query(field, ValueKind.Number) is { } query ? new NumberField(field, null, null) { Query = query, Range = (least, most) } : null;
        }

        return Number(field, least, most, isInteger) is { } constant ? new NumberField(field, constant, null) : null;
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
