using System.Text.Json;

namespace SecondBrain.Lambda.Handlers;

/// <summary>The event is not what the function takes. The same event can never succeed: do not retry it.</summary>
public sealed class BadEventException : Exception
{
    public BadEventException(string message)
        : base(message)
    {
    }

    internal BadEventException(Type expected, JsonException? inner)
        : base($"The event is not a {expected.Name}: {inner?.Message ?? "it is null."}", inner)
    {
    }
}
