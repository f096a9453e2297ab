using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Expressions.Functions;

internal static class TextFunctions
{
    // The service's quota for Base64Encode, Base64Decode and Hash.
    private const int MaxCharacters = 10_000;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static TextValue Base64Encode(Value[] arguments) => new(Convert.ToBase64String(Encoding.UTF8.GetBytes(Limited(arguments))));

    public static TextValue Base64Decode(Value[] arguments)
    {
        try
        {
            return new TextValue(StrictUtf8.GetString(Convert.FromBase64String(Limited(arguments))));
        }
        catch (Exception unusable) when (unusable is FormatException or DecoderFallbackException)
        {
            throw new IntrinsicFailureException("The string is not the Base64 form of a text.");
        }
    }

    public static TextValue Hash(Value[] arguments)
    {
        var data = Encoding.UTF8.GetBytes(Limited(arguments));
        var name = Arguments.Text(arguments, 1);
        var algorithm = name switch
        {
            "MD5" => HashAlgorithmName.MD5,
            "SHA-1" => HashAlgorithmName.SHA1,
            "SHA-256" => HashAlgorithmName.SHA256,
            "SHA-384" => HashAlgorithmName.SHA384,
            "SHA-512" => HashAlgorithmName.SHA512,
            _ => throw new IntrinsicFailureException($"There is no hash algorithm '{name}'. There are MD5, SHA-1, SHA-256, SHA-384 and SHA-512."),
        };
        return new TextValue(Convert.ToHexStringLower(CryptographicOperations.HashData(algorithm, data)));
    }

    /// <summary>Every character of the second argument is a delimiter; empty parts are dropped.</summary>
    public static ListValue Split(Value[] arguments)
    {
        var text = Arguments.Text(arguments, 0);
        var delimiters = SearchValues.Create(Arguments.Text(arguments, 1));
        var parts = new List<Value>();
        var start = 0;
        while (start <= text.Length)
        {
            var length = text.AsSpan(start).IndexOfAny(delimiters);
            var end = length < 0 ? text.Length : start + length;
            if (end > start)
            {
                parts.Add(new TextValue(text[start..end]));
            }

            start = end + 1;
        }

        return new ListValue([.. parts]);
    }

    public static TextValue Uuid(Draws random)
    {
        var bytes = random.Bytes(16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new TextValue(new Guid(bytes, bigEndian: true).ToString("D"));
    }

    private static string Limited(Value[] arguments)
    {
        var text = Arguments.Text(arguments, 0);
        return text.Length <= MaxCharacters ? text : throw new IntrinsicFailureException($"The string is longer than {MaxCharacters} characters.");
    }
}
