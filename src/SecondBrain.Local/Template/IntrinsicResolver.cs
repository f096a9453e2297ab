using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SecondBrain.Local.Template;

/// <summary>Evaluates the intrinsic functions of a template: Ref, GetAtt, Sub, Join, Select, Split, FindInMap, If and conditions.</summary>
internal sealed partial class IntrinsicResolver(TemplateScope scope, TemplateParameters parameters, TemplateMap conditions, TemplateMap mappings)
{
    private readonly Dictionary<string, TemplateResource> _resources = [];
    private readonly Stack<string> _open = [];

    /// <summary>Makes resources known to Ref and GetAtt; call it before <see cref="Resolve"/>.</summary>
    public void Declare(TemplateResource resource) => _resources.Add(resource.LogicalId, resource);

    /// <summary>The node with every function replaced by its value; null where that is <c>AWS::NoValue</c>.</summary>
    /// <exception cref="TemplateException">An unknown name, an unsupported function, or a circle of references.</exception>
    public TemplateNode? Resolve(TemplateNode node) => node switch
    {
        TemplateList list => list with { Items = [.. list.Items.Select(Resolve).OfType<TemplateNode>()] },
        TemplateMap { Entries: [{ Key: "Ref" or ['F', 'n', ':', ':', ..] } call] } => Call(call.Key, call.Value, node.Mark),
        TemplateMap map => map with
        {
            Entries = [.. map.Entries.Select(entry => (entry.Key, Value: Resolve(entry.Value))).Where(entry => entry.Value is not null).Select(entry => KeyValuePair.Create(entry.Key, entry.Value!))],
        },
        _ => node,
    };

    public TemplateMap ResolveMap(TemplateMap map) => (TemplateMap)Resolve(map)!;

    /// <summary>Whether a named condition holds.</summary>
    public bool Holds(string condition, TemplateMark mark)
    {
        var expression = conditions[condition] ?? throw new TemplateException(mark, $"condition {condition} is not declared under Conditions.");
        using (Enter($"condition {condition}", mark))
        {
            return IsTrue(expression);
        }
    }

    private TemplateNode? Call(string function, TemplateNode argument, TemplateMark mark) => function switch
    {
        "Ref" => Reference(argument.AsText("Ref"), mark),
        "Fn::GetAtt" => Text(mark, Attribute(AttributePath(argument), mark)),
        "Fn::Sub" => Text(mark, Substitute(argument, mark)),
        "Fn::Join" => Join(Arguments(argument, 2, function), mark),
        "Fn::Select" => Select(Arguments(argument, 2, function), mark),
        "Fn::Split" => Split(Arguments(argument, 2, function), mark),
        "Fn::FindInMap" => Find(Arguments(argument, 3, function), mark),
        "Fn::If" => Choose(Arguments(argument, 3, function), mark),
        "Fn::ImportValue" => throw new TemplateException(mark, "Fn::ImportValue takes a value from another stack, which does not exist offline: make it a parameter with a default."),
        _ => throw new TemplateException(mark, $"{function} is not supported by the local host."),
    };

    private TemplateNode? Reference(string name, TemplateMark mark)
    {
        if (name == "AWS::NoValue")
            return null;
        if (parameters.Find(name) is { } parameter)
            return parameter.ToNode(mark);
        return Text(mark, Pseudo(name) ?? Physical(name, mark, (kind, physical) => kind.Ref(physical)));
    }

    private string? Pseudo(string name) => name switch
    {
        "AWS::Region" => scope.Region,
        "AWS::AccountId" => scope.AccountId,
        "AWS::Partition" => scope.Partition,
        "AWS::StackName" => scope.StackName,
        "AWS::StackId" => scope.Arn("cloudformation", $"stack/{scope.StackName}/local"),
        "AWS::URLSuffix" => "amazonaws.com",
        _ => null,
    };

    private string Attribute((string Resource, string Attribute) path, TemplateMark mark) =>
        Physical(path.Resource, mark, (kind, physical) => kind.Attributes.TryGetValue(path.Attribute, out var attribute)
            ? attribute(physical)
            : throw new TemplateException(mark, $"{path.Resource} has no attribute {path.Attribute} that the local host knows. Known: {string.Join(", ", kind.Attributes.Keys)}."));

    private string Physical(string logicalId, TemplateMark mark, Func<ResourceKind, PhysicalName, string> value)
    {
        if (_resources.TryGetValue(logicalId, out var resource))
            return value(resource.Kind, new PhysicalName(scope, logicalId, NameOf(resource)));
        if (logicalId == TemplateReader.ImplicitApi)
            return value(ResourceKind.Known[ResourceKind.HttpApi], new PhysicalName(scope, logicalId, logicalId));
        if (logicalId.EndsWith("Role", StringComparison.Ordinal) && _resources.ContainsKey(logicalId[..^"Role".Length]))
            return value(ResourceKind.Known[ResourceKind.Role], new PhysicalName(scope, logicalId, logicalId));
        throw new TemplateException(mark, $"{logicalId} is neither a parameter nor a resource of this template.");
    }

    /// <summary>A resource's physical name.</summary>
    public string NameOf(TemplateResource resource)
    {
        if (resource.Kind.NameProperty is not { } property || resource.Properties[property] is not { } written)
            return resource.LogicalId;
        using (Enter(resource.LogicalId, written.Mark))
        {
            return Resolve(written)?.AsText(property) ?? resource.LogicalId;
        }
    }

    private static (string Resource, string Attribute) AttributePath(TemplateNode argument)
    {
        if (argument is TemplateList { Items: [TemplateText resource, TemplateText attribute] })
            return (resource.Value, attribute.Value);
        var text = argument.AsText("Fn::GetAtt");
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 ? (text[..dot], text[(dot + 1)..]) : throw new TemplateException(argument.Mark, "Fn::GetAtt needs Resource.Attribute.");
    }

    private string Substitute(TemplateNode argument, TemplateMark mark)
    {
        var variables = TemplateMap.Empty(mark);
        var format = argument;
        if (argument is TemplateList { Items: [TemplateText first, TemplateMap second] })
            (format, variables) = (first, ResolveMap(second));

        return Placeholder().Replace(format.AsText("Fn::Sub"), match =>
        {
            var name = match.Groups["name"].Value.Trim();
            if (name.StartsWith('!'))
                return $"${{{name[1..]}}}";
            if (variables.Text(name) is { } value)
                return value;
            return name.Contains('.', StringComparison.Ordinal) && parameters.Find(name) is null
                ? Attribute((name[..name.IndexOf('.', StringComparison.Ordinal)], name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..]), mark)
                : (Reference(name, mark) ?? throw new TemplateException(mark, "AWS::NoValue has no text.")).AsText(name);
        });
    }

    private TemplateText Join(IReadOnlyList<TemplateNode> arguments, TemplateMark mark)
    {
        var parts = ResolveRequired(arguments[1]).AsList("Fn::Join").Items.Select(part => part.AsText("Fn::Join"));
        return Text(mark, new StringBuilder().AppendJoin(arguments[0].AsText("Fn::Join"), parts).ToString());
    }

    private TemplateNode Select(IReadOnlyList<TemplateNode> arguments, TemplateMark mark)
    {
        var items = ResolveRequired(arguments[1]).AsList("Fn::Select").Items;
        return int.TryParse(ResolveRequired(arguments[0]).AsText("Fn::Select"), NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index >= 0 && index < items.Count
            ? items[index]
            : throw new TemplateException(mark, $"Fn::Select needs an index from 0 to {items.Count - 1}.");
    }

    private TemplateList Split(IReadOnlyList<TemplateNode> arguments, TemplateMark mark) =>
        new(mark, [.. ResolveRequired(arguments[1]).AsText("Fn::Split").Split(arguments[0].AsText("Fn::Split")).Select(part => Text(mark, part))]);

    private TemplateNode? Find(IReadOnlyList<TemplateNode> arguments, TemplateMark mark)
    {
        var keys = arguments.Select(key => ResolveRequired(key).AsText("Fn::FindInMap")).ToArray();
        return mappings.Map(keys[0]).Map(keys[1])[keys[2]] ?? throw new TemplateException(mark, $"Mappings has no {string.Join('.', keys)}.");
    }

    private TemplateNode? Choose(IReadOnlyList<TemplateNode> arguments, TemplateMark mark) =>
        Resolve(arguments[Holds(arguments[0].AsText("Fn::If"), mark) ? 1 : 2]);

    private bool IsTrue(TemplateNode expression) => expression is TemplateMap { Entries: [var call] }
        ? call.Key switch
        {
            "Condition" => Holds(call.Value.AsText("Condition"), expression.Mark),
            "Fn::Equals" => Arguments(call.Value, 2, call.Key).Select(side => ResolveRequired(side).AsText("Fn::Equals")).Distinct().Count() == 1,
            "Fn::Not" => !IsTrue(Arguments(call.Value, 1, call.Key)[0]),
            "Fn::And" => call.Value.AsList(call.Key).Items.All(IsTrue),
            "Fn::Or" => call.Value.AsList(call.Key).Items.Any(IsTrue),
            _ => throw new TemplateException(expression.Mark, $"{call.Key} is not a condition function."),
        }
        : throw new TemplateException(expression.Mark, "a condition is one of Fn::Equals, Fn::Not, Fn::And, Fn::Or, Condition.");

    private TemplateNode ResolveRequired(TemplateNode node) =>
        Resolve(node) ?? throw new TemplateException(node.Mark, "AWS::NoValue cannot stand here.");

    private static IReadOnlyList<TemplateNode> Arguments(TemplateNode argument, int count, string function)
    {
        var items = argument.AsList(function).Items;
        return items.Count == count ? items : throw new TemplateException(argument.Mark, $"{function} takes {count} arguments, not {items.Count}.");
    }

    private static TemplateText Text(TemplateMark mark, string value) => new(mark, value, Quoted: true);

    private Opened Enter(string name, TemplateMark mark)
    {
        if (_open.Contains(name))
            throw new TemplateException(mark, $"{string.Join(" -> ", _open.Reverse())} -> {name} refer to each other in a circle.");
        _open.Push(name);
        return new Opened(_open);
    }

    private readonly struct Opened(Stack<string> open) : IDisposable
    {
        public void Dispose() => open.Pop();
    }

    [GeneratedRegex(@"\$\{(?<name>[^${}]+)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();
}
