using Amazon.DynamoDBv2.Model;
using SecondBrain.Core.Capture;
using SecondBrain.Core.Identity;

namespace SecondBrain.Aws.DynamoDb;

/// <summary>Builds one update of a receipt. Every attribute goes through a placeholder of its own name: <c>#state</c> is <c>state</c>.</summary>
internal sealed class ReceiptUpdate(BrainId brain, CaptureId id)
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AttributeValue> _values = new(StringComparer.Ordinal);
    private readonly List<string> _sets = [];
    private readonly List<string> _adds = [];
    private readonly List<string> _removes = [];
    private string? _condition;

    public ReceiptUpdate Set(string name, AttributeValue value)
    {
        _sets.Add($"{Name(name)} = {Value(name, value)}");
        return this;
    }

    /// <summary>Keeps a value that is there.</summary>
    public ReceiptUpdate SetOnce(string name, AttributeValue value)
    {
        _sets.Add($"{Name(name)} = if_not_exists({Name(name)}, {Value(name, value)})");
        return this;
    }

    public ReceiptUpdate Add(string name, long number)
    {
        _adds.Add($"{Name(name)} {Value(name, Item.Of(number))}");
        return this;
    }

    public ReceiptUpdate Step(ReceiptStep step)
    {
        _sets.Add($"{Name(Attributes.Steps)}.{Name(step.Name)} = {Value("step", ReceiptItems.ToValue(step))}");
        return this;
    }

    public ReceiptUpdate Remove(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            _removes.Add(Name(name));
        }

        return this;
    }

    /// <summary>Makes a name known that only the condition uses.</summary>
    public ReceiptUpdate Asking(string name)
    {
        Name(name);
        return this;
    }

    public ReceiptUpdate When(string condition, params ReadOnlySpan<(string Placeholder, AttributeValue Value)> values)
    {
        _condition = condition;
        foreach (var (placeholder, value) in values)
        {
            _values[placeholder] = value;
        }

        return this;
    }

    public UpdateItemRequest Build() => new()
    {
        Key = Key(),
        UpdateExpression = Expression(),
        ConditionExpression = _condition,
        ExpressionAttributeNames = _names,
        ExpressionAttributeValues = _values,
    };

    public TransactWriteItem BuildTransactional(string table) => new()
    {
        Update = new Update
        {
            TableName = table,
            Key = Key(),
            UpdateExpression = Expression(),
            ConditionExpression = _condition,
            ExpressionAttributeNames = _names,
            ExpressionAttributeValues = _values,
        },
    };

    private Dictionary<string, AttributeValue> Key() => Item.Key(TableKeys.Capture(brain, id), TableKeys.Receipt);

    private string Expression() => string.Join(' ', new[] { Clause("SET", _sets), Clause("ADD", _adds), Clause("REMOVE", _removes) }.OfType<string>());

    private static string? Clause(string verb, List<string> parts) => parts.Count > 0 ? $"{verb} {string.Join(", ", parts)}" : null;

    private string Name(string name)
    {
        _names[$"#{name}"] = name;
        return $"#{name}";
    }

    private string Value(string name, AttributeValue value)
    {
        _values[$":{name}"] = value;
        return $":{name}";
    }
}
