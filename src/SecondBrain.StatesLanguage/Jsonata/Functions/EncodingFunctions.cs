using System.Security.Cryptography;
using System.Text;
using SecondBrain.StatesLanguage.Jsonata.Values;
using SecondBrain.StatesLanguage.Values;
using static SecondBrain.StatesLanguage.Jsonata.Functions.Library;

namespace SecondBrain.StatesLanguage.Jsonata.Functions;

internal static class EncodingFunctions
{
    private const string Unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!~*'()";

    private const string Reserved = ";/?:@&=+$,#";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static IEnumerable<KeyValuePair<string, NativeFunction>> All =>
    [
        Define("base64encode", "<s-:s>", c => Apply(c, t => Convert.ToBase64String(Encoding.UTF8.GetBytes(t)))),
        Define("base64decode", "<s-:s>", c => Apply(c, FromBase64)),
        Define("encodeUrlComponent", "<s-:s>", c => Apply(c, t => Encode(t, Unreserved, c.Name))),
        Define("encodeUrl", "<s-:s>", c => Apply(c, t => Encode(t, Unreserved + Reserved, c.Name))),
        Define("decodeUrlComponent", "<s-:s>", c => Apply(c, t => Decode(t, "", c.Name))),
        Define("decodeUrl", "<s-:s>", c => Apply(c, t => Decode(t, Reserved, c.Name))),
        Define("hash", "<s-s?:s>", Hash),
    ];

    private static TextValue? Apply(Call call, Func<string, string> change) => call.Text(0) is { } text ? call.Evaluation.Made(change(text)) : null;

    private static string FromBase64(string text)
    {
        try
        {
            var plain = string.Concat(text.Where(c => !char.IsWhiteSpace(c))).TrimEnd('=');
            return Encoding.UTF8.GetString(Convert.FromBase64String(plain.PadRight((plain.Length + 3) / 4 * 4, '=')));
        }
        catch (FormatException)
        {
            throw new JsonataException("D3142", "The argument of the base64decode function is not Base64.");
        }
    }

    private static string Encode(string text, string kept, string name)
    {
        byte[] bytes;
        try
        {
            bytes = Strict.GetBytes(text);
        }
        catch (EncoderFallbackException)
        {
            throw Malformed(text, name);
        }

        var encoded = new StringBuilder();
        foreach (var b in bytes)
        {
            _ = kept.Contains((char)b) && b < 0x80 ? encoded.Append((char)b) : encoded.Append('%').Append(Convert.ToHexString([b]));
        }

        return encoded.ToString();
    }

    private static string Decode(string text, string kept, string name)
    {
        var bytes = new List<byte>(text.Length);
        try
        {
            for (var i = 0; i < text.Length; i++)
            {
                if (text[i] != '%')
                {
                    var length = char.IsHighSurrogate(text[i]) && i + 1 < text.Length ? 2 : 1;
                    bytes.AddRange(Strict.GetBytes(text.Substring(i, length)));
                    i += length - 1;
                    continue;
                }

                var b = Convert.FromHexString(text.AsSpan(i + 1, 2))[0];
                bytes.AddRange(kept.Contains((char)b) ? Strict.GetBytes(text.Substring(i, 3)) : [b]);
                i += 2;
            }

            return Strict.GetString([.. bytes]);
        }
        catch (Exception broken) when (broken is FormatException or ArgumentException)
        {
            throw Malformed(text, name);
        }
    }

    private static JsonataException Malformed(string text, string name) => JsonataException.Of("D3140", ("functionName", name), ("value", text));

    private static TextValue? Hash(Call call)
    {
        if (call.Text(0) is not { } text)
        {
            return null;
        }

        var algorithm = (call.Text(1) ?? "SHA-256") switch
        {
            "MD5" => HashAlgorithmName.MD5,
            "SHA-1" => HashAlgorithmName.SHA1,
            "SHA-256" => HashAlgorithmName.SHA256,
            "SHA-384" => HashAlgorithmName.SHA384,
            "SHA-512" => HashAlgorithmName.SHA512,
            _ => throw new JsonataException("D3143", "The second argument of the hash function must be MD5, SHA-1, SHA-256, SHA-384 or SHA-512"),
        };
        return new TextValue(Convert.ToHexStringLower(CryptographicOperations.HashData(algorithm, Encoding.UTF8.GetBytes(text))));
    }
}
