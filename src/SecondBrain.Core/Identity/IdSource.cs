using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace SecondBrain.Core.Identity;

/// <summary>Makes ULIDs: 26 characters of Crockford base 32, sortable by the millisecond they were made in. Safe for concurrent use.</summary>
public sealed class IdSource(TimeProvider clock)
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static readonly SearchValues<char> Letters = SearchValues.Create(Alphabet);

    public const int Length = 26;

    public string Next() => Make(clock.GetUtcNow(), RandomNumberGenerator.GetBytes(10));

    /// <summary>The smallest ULID of a moment: every id made later sorts after it.</summary>
    public static string Floor(DateTimeOffset moment) => Make(moment, new byte[10]);

    /// <summary>The ULID of a moment and a name: the same for the same two, and as good as random over different names.</summary>
    public static string Derive(DateTimeOffset moment, string name) => Make(moment, SHA256.HashData(Encoding.UTF8.GetBytes(name))[..10]);

    /// <summary>The millisecond that a ULID was made in.</summary>
    public static DateTimeOffset MomentOf(string ulid) =>
        DateTimeOffset.FromUnixTimeMilliseconds(ulid.AsSpan(0, 10).ToArray().Aggregate(0L, (sum, letter) => (sum << 5) | (long)Alphabet.IndexOf(letter, StringComparison.Ordinal)));

    public static bool IsUlid(ReadOnlySpan<char> text) => text.Length == Length && text[0] <= '7' && text.IndexOfAnyExcept(Letters) < 0;

    private static string Make(DateTimeOffset moment, byte[] random) => string.Create(Length, (moment, random), static (text, state) =>
    {
        var milliseconds = state.moment.ToUnixTimeMilliseconds();
        for (var i = 9; i >= 0; i--, milliseconds >>= 5)
        {
            text[i] = Alphabet[(int)(milliseconds & 31)];
        }

        UInt128 value = 0;
        foreach (var b in state.random)
        {
            value = (value << 8) | b;
        }

        for (var i = Length - 1; i >= 10; i--, value >>= 5)
        {
            text[i] = Alphabet[(int)(value & 31)];
        }
    });
}
