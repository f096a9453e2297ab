using System.Globalization;
using System.Security.Cryptography;

namespace SecondBrain.StatesLanguage.Expressions;

/// <summary>Random numbers and bytes of an execution, and its time.</summary>
/// <param name="random">At least 0, below 1.</param>
/// <param name="remember">Keeps what is drawn in a journal, or gives back what was drawn before; null: there is no journal.</param>
internal sealed class Draws(Func<double> random, Func<Func<string>, string>? remember)
{
    /// <summary>Of <c>$now()</c>: when the execution last took something in.</summary>
    public Func<DateTimeOffset> Now { get; init; } = static () => DateTimeOffset.UnixEpoch;

    public double Number() => remember is null
        ? random()
        : double.Parse(remember(() => random().ToString("R", CultureInfo.InvariantCulture)), CultureInfo.InvariantCulture);

    public byte[] Bytes(int count) => remember is null
        ? RandomNumberGenerator.GetBytes(count)
        : Convert.FromBase64String(remember(() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(count))));
}
