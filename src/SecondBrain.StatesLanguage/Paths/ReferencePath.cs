using SecondBrain.StatesLanguage.Paths.Segments;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Paths;

/// <summary>A path that names exactly one place, which need not exist yet: <c>ResultPath</c>.</summary>
internal sealed class ReferencePath
{
    private readonly PathSegment[] _steps;

    private ReferencePath(string text, PathSegment[] steps) => (Text, _steps) = (text, steps);

    public string Text { get; }

    public bool IsRoot => _steps.Length == 0;

    /// <exception cref="JsonPathSyntaxException">Not a reference path.</exception>
    public static ReferencePath Parse(string text)
    {
        var path = JsonPath.Parse(text);
        return path.IsReference ? new ReferencePath(text, [.. path.Segments]) : throw new JsonPathSyntaxException($"'{text}' is not a reference path: only names and indexes may follow '$'.");
    }

    /// <summary>The target with the value put in place, making objects on the way; null when something other than an object is in the way, or an index does not exist.</summary>
    public Value? Put(Value target, Value value) => Put(target, value, 0);

    private Value? Put(Value? target, Value value, int at)
    {
        if (at == _steps.Length)
        {
            return value;
        }

        switch (_steps[at])
        {
            case MemberSegment member when target is null or ObjectValue:
                var parent = target as ObjectValue ?? ObjectValue.Empty;
                return Put(parent[member.Name], value, at + 1) is { } changed ? parent.With(member.Name, changed) : null;
            case IndexSegment index when target is ListValue list && index.Index < list.Items.Length:
                if (Put(list.Items[index.Index], value, at + 1) is not { } item)
                {
                    return null;
                }

                Value[] items = [.. list.Items];
                items[index.Index] = item;
                return new ListValue(items);
            default:
                return null;
        }
    }
}
