using System.Buffers;
using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Safety.Flags;

/// <summary>Finds what looks like a key, token or password, by the shapes that issuers publish and by assignments.</summary>
internal static class SecretFinder
{
    private const int LongestAssignment = 120;

    /// <summary>As in "password of the router".</summary>
    private const int LongestName = 32;

    private static readonly SearchValues<char> KeyCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    private static readonly SearchValues<char> ValueEnds = SearchValues.Create(" \t\r\n\"'`,;)");

    private static readonly SearchValues<char> AuthorityEnds = SearchValues.Create("/ \t\r\n\"'<>)?#");

    /// <summary>The beginning of a token and how many characters follow it at least.</summary>
    private static readonly (string Prefix, int More)[] Shapes =
    [
        ("ghp_", 30), ("gho_", 30), ("ghu_", 30), ("ghs_", 30), ("ghr_", 30), ("github_pat_", 22), ("glpat-", 18), ("xoxb-", 16), ("xoxp-", 16), ("xoxa-", 16), ("xoxr-", 16), ("xoxs-", 16),
        ("sk_live_", 16), ("rk_live_", 16), ("sk-ant-", 20), ("sk-proj-", 20), ("sk-", 32), ("AIza", 33), ("ya29.", 20), ("npm_", 34), ("pypi-", 40), ("hf_", 30), ("SG.", 40), ("dop_v1_", 40), ("shpat_", 30), ("lin_api_", 30),
    ];

    private static readonly SearchValues<string> Names = SearchValues.Create(
        [
            "password", "passwd", "pwd", "passphrase", "contraseña", "contrasena", "clave", "secret", "api_key", "apikey", "api-key", "api key", "access_token", "access token", "auth_token", "access_key", "private_key", "token",
        ],
        StringComparison.OrdinalIgnoreCase);

    private static readonly string[] Fillers = ["example", "your", "xxx", "***", "...", "<", "${", "{{", "$(", "%", "changeme", "placeholder", "redacted", "todo", "null", "none", "env.", "process.", "os."];

    public static void Find(string text, List<TextFlag> flags)
    {
        FindTokens(text, flags);
        FindBlocks(text, flags);
        FindAssignments(text, flags);
        FindAddresses(text, flags);
    }

    private static void FindTokens(string text, List<TextFlag> flags)
    {
        for (var at = 0; at < text.Length;)
        {
            if (!char.IsAsciiLetterOrDigit(text[at]))
            {
                at++;
                continue;
            }

            var start = at;
            while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '_' or '-' or '.'))
            {
                at++;
            }

            if (at - start >= 20 && IsToken(text.AsSpan(start, at - start)))
            {
                flags.Add(new TextFlag(TextFlagKind.Secret, new TextSpan(start, at)));
            }
        }
    }

    private static bool IsToken(ReadOnlySpan<char> run)
    {
        run = run.TrimEnd('.');
        if (run.Length == 20 && (run.StartsWith("AKIA", StringComparison.Ordinal) || run.StartsWith("ASIA", StringComparison.Ordinal)))
        {
            return run.IndexOfAnyExcept(KeyCharacters) < 0 && !run.EndsWith("EXAMPLE", StringComparison.Ordinal);
        }

        foreach (var (prefix, more) in Shapes)
        {
            if (run.StartsWith(prefix, StringComparison.Ordinal) && run.Length >= prefix.Length + more)
            {
                return run[prefix.Length..].ContainsAnyInRange('0', '9') && !IsFiller(run);
            }
        }

        // a JSON web token: three parts, the first two of them JSON objects in base 64
        return run.StartsWith("eyJ", StringComparison.Ordinal) && run.Length > 60 && run.Count('.') == 2 && run[(run.IndexOf('.') + 1)..].StartsWith("eyJ", StringComparison.Ordinal);
    }

    private static void FindBlocks(string text, List<TextFlag> flags)
    {
        const string begin = "-----BEGIN ";
        for (var at = text.IndexOf(begin, StringComparison.Ordinal); at >= 0; at = text.IndexOf(begin, at + begin.Length, StringComparison.Ordinal))
        {
            var title = text.AsSpan(at, Math.Min(60, text.Length - at));
            if (title.Contains("PRIVATE KEY", StringComparison.Ordinal))
            {
                flags.Add(new TextFlag(TextFlagKind.Secret, new TextSpan(at, at + title.Length)));
            }
        }
    }

    private static void FindAssignments(string text, List<TextFlag> flags)
    {
        for (var at = 0; text.AsSpan(at).IndexOfAny(Names) is >= 0 and var found;)
        {
            var start = at + found;
            var end = start;
            while (end < text.Length && (char.IsLetter(text[end]) || text[end] is '_' or '-' or ' ') && end - start < LongestName)
            {
                end++;
            }

            var rest = text.AsSpan(end, Math.Min(LongestAssignment, text.Length - end));
            if (Value(rest) is { Length: > 0 } value && IsPassword(value, text[start] is 't' or 'T'))
            {
                flags.Add(new TextFlag(TextFlagKind.Secret, new TextSpan(start, end + rest.IndexOf(value, StringComparison.Ordinal) + value.Length)));
            }

            at = Math.Max(start + 1, end);
        }
    }

    /// <summary>What stands behind a colon or an equals sign; empty when nothing is assigned.</summary>
    private static ReadOnlySpan<char> Value(ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart("\"'*`");
        rest = rest.TrimStart(' ');
        if (rest.IsEmpty || rest[0] is not (':' or '=') || rest.StartsWith("==", StringComparison.Ordinal) || rest.StartsWith("=>", StringComparison.Ordinal))
        {
            return [];
        }

        rest = rest[1..].TrimStart(" *`\"'");
        var end = rest.IndexOfAny(ValueEnds);
        return end < 0 ? rest : rest[..end];
    }

    /// <summary>Letters and digits mixed, as prose has them not.</summary>
    private static bool IsPassword(ReadOnlySpan<char> value, bool isToken)
    {
        value = value.TrimEnd("*.");
        return value.Length >= (isToken ? 16 : 6) && value.Length <= 100 && value.ContainsAnyInRange('0', '9')
            && (value.ContainsAnyInRange('a', 'z') || value.ContainsAnyInRange('A', 'Z'))
            && !IsFiller(value) && value.IndexOfAny("([{<") < 0 && !value.StartsWith("http", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsFiller(ReadOnlySpan<char> value)
    {
        foreach (var filler in Fillers)
        {
            if (value.Contains(filler, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary><c>scheme://user:password@host</c>.</summary>
    private static void FindAddresses(string text, List<TextFlag> flags)
    {
        for (var at = text.IndexOf("://", StringComparison.Ordinal); at >= 0; at = text.IndexOf("://", at + 3, StringComparison.Ordinal))
        {
            var rest = text.AsSpan(at + 3, Math.Min(LongestAssignment, text.Length - at - 3));
            var end = rest.IndexOfAny(AuthorityEnds);
            var authority = end < 0 ? rest : rest[..end];
            var (colon, sign) = (authority.IndexOf(':'), authority.LastIndexOf('@'));
            if (colon > 0 && sign > colon + 3 && !IsFiller(authority) && !authority[(colon + 1)..sign].Equals("password", StringComparison.OrdinalIgnoreCase) && !authority[(colon + 1)..sign].Equals("pass", StringComparison.OrdinalIgnoreCase))
            {
                flags.Add(new TextFlag(TextFlagKind.Secret, new TextSpan(at + 3, at + 3 + sign)));
            }
        }
    }
}
