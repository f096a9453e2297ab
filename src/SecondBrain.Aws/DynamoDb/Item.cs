using System.Globalization;
using Amazon.DynamoDBv2.Model;

namespace SecondBrain.Aws.DynamoDb;

/// <summary>An item being written or read: typed access to attributes, so that AttributeValue stays here.</summary>
internal sealed class Item(Dictionary<string, AttributeValue> attributes)
{
    public const int CurrentSchema = 1;

    public Item(string partition, string sort)
        : this(Key(partition, sort)) => Set(Attributes.Schema, CurrentSchema);

    public Dictionary<string, AttributeValue> Values { get; } = attributes;

    public static Dictionary<string, AttributeValue> Key(string partition, string sort) => new(StringComparer.Ordinal)
    {
        [Attributes.PK] = new AttributeValue { S = partition },
        [Attributes.SK] = new AttributeValue { S = sort },
    };

    public static AttributeValue Of(string text) => new() { S = text };

    public static AttributeValue Of(long number) => new() { N = number.ToString(CultureInfo.InvariantCulture) };

    public static AttributeValue Of(decimal number) => new() { N = number.ToString(CultureInfo.InvariantCulture) };

    public static AttributeValue Of(double number) => new() { N = number.ToString("R", CultureInfo.InvariantCulture) };

    public static AttributeValue Of(DateTimeOffset moment) => new() { S = Format(moment) };

    public static AttributeValue Of(IEnumerable<string> list) => new() { L = [.. list.Select(Of)], IsLSet = true };

    public static AttributeValue Of(ReadOnlySpan<byte> bytes) => new() { B = new MemoryStream(bytes.ToArray(), writable: false) };

    /// <summary>Fixed length, so that text order is time order.</summary>
    public static string Format(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    public Item Set(string name, string? text) => text is null ? this : Put(name, Of(text));

    public Item Set(string name, long number) => Put(name, Of(number));

    /// <summary>Null is left out.</summary>
    public Item SetAny(string name, int? number) => number is { } value ? Set(name, (long)value) : this;

    /// <summary>False is left out.</summary>
    public Item Set(string name, bool flag) => flag ? Put(name, new AttributeValue { BOOL = true }) : this;

    public Item Set(string name, double number) => Put(name, Of(number));

    public Item Set(string name, DateTimeOffset moment) => Put(name, Of(moment));

    public Item Set(string name, IEnumerable<string> list) => Put(name, Of(list));

    /// <summary>An empty list is left out.</summary>
    public Item SetAny(string name, IReadOnlyCollection<string> list) => list.Count == 0 ? this : Set(name, list);

    public Item Set(string name, ReadOnlySpan<byte> bytes) => Put(name, Of(bytes));

    public Item Indexed(string partition, string sort) => Set(Attributes.IndexPK, partition).Set(Attributes.IndexSK, sort);

    public bool Has(string name) => Values.ContainsKey(name);

    public string Text(string name) => Values[name].S;

    public string? TextOrNull(string name) => Values.GetValueOrDefault(name)?.S;

    public bool Flag(string name) => Values.GetValueOrDefault(name)?.BOOL == true;

    public int Int(string name) => int.Parse(Values[name].N, CultureInfo.InvariantCulture);

    public long Long(string name) => long.Parse(Values[name].N, CultureInfo.InvariantCulture);

    public decimal Decimal(string name) => decimal.Parse(Values[name].N, CultureInfo.InvariantCulture);

    public double Double(string name) => double.Parse(Values[name].N, CultureInfo.InvariantCulture);

    public DateTimeOffset Moment(string name) => DateTimeOffset.Parse(Text(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public DateTimeOffset? MomentOrNull(string name) => Has(name) ? Moment(name) : null;

    public IReadOnlyList<string> List(string name) => Values.GetValueOrDefault(name)?.L is { } list ? [.. list.Select(value => value.S)] : [];

    public byte[] Bytes(string name) => Values[name].B.ToArray();

    private Item Put(string name, AttributeValue value)
    {
        Values[name] = value;
        return this;
    }
}
