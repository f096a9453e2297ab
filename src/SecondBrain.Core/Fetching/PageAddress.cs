using System.Buffers;
using System.Globalization;
using System.Net;

namespace SecondBrain.Core.Fetching;

/// <summary>An address that may be asked for a page, as far as its words tell. What its host stands for is <see cref="PageFetcher"/>'s to check.</summary>
public sealed record PageAddress
{
    /// <summary>UTF-16 code units, of the address as it is asked for.</summary>
    public const int MaxLength = 1024;

    /// <summary>Names that are for one machine or network (RFC 6761, 6762, 8375, ICANN's <c>internal</c>).</summary>
    private static readonly string[] LocalNames = ["localhost", "local", "internal", "home.arpa", "localdomain", "intranet", "lan"];

    /// <summary>Parameters that say who followed a link, not where it leads.</summary>
    private static readonly string[] Trackers = ["fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid", "igshid"];

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    private PageAddress(Uri uri) => Uri = uri;

    /// <summary>Absolute, without a fragment.</summary>
    public Uri Uri { get; }

    /// <summary>The same for addresses that differ in spelling or in parameters that only track.</summary>
    public string Canonical
    {
        get
        {
            var query = Uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Where(pair => !IsTracker(pair));
            var rest = string.Join('&', query);
            return $"{Uri.GetLeftPart(UriPartial.Path)}{(rest.Length > 0 ? "?" + rest : "")}";
        }
    }

    /// <param name="problem">What is wrong with it, in a sentence; empty when nothing is.</param>
    public static PageAddress? Read(string text, IReadOnlySet<int> ports, out string problem)
    {
        text = text.Trim();
        if (Spelling(text) is { } spelling)
        {
            problem = spelling;
            return null;
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Host.Length == 0)
        {
            problem = "It is not an absolute web address.";
            return null;
        }

        problem = Problem(uri, ports) ?? "";
        return problem.Length == 0 ? new PageAddress(new UriBuilder(uri) { Fragment = "" }.Uri) : null;
    }

    /// <summary>What programs read differently is refused, before any of them reads it.</summary>
    private static string? Spelling(string text)
    {
        if (text.Length is 0 or > MaxLength)
        {
            return string.Create(CultureInfo.InvariantCulture, $"It must have 1 to {MaxLength} characters.");
        }

        if (text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c == '\\'))
        {
            return "It has a space, a backslash or a control character in it.";
        }

        var start = text.IndexOf("://", StringComparison.Ordinal);
        if (start < 0)
        {
            return "It must begin with https:// or http://.";
        }

        var authority = text[(start + 3)..];
        authority = authority[..(authority.IndexOfAny(['/', '?', '#']) is var end and >= 0 ? end : authority.Length)];
        return authority.Contains('@') ? "It has a user name or password in it." : authority.Contains('%') ? "Its host name is percent-encoded." : null;
    }

    private static string? Problem(Uri uri, IReadOnlySet<int> ports)
    {
        if (uri.Scheme is not ("http" or "https"))
        {
            return "Only http and https are fetched.";
        }

        if (uri.UserInfo.Length > 0)
        {
            return "It has a user name or password in it.";
        }

        if (!ports.Contains(uri.Port))
        {
            return $"Its port is none of those that pages are fetched from: {string.Join(", ", ports.Order())}.";
        }

        var host = uri.IdnHost.TrimEnd('.').ToLowerInvariant();
        if (IPAddress.TryParse(host.Trim('[', ']'), out _))
        {
            return null; // the fetcher decides about numbers
        }

        var isOdd = host.Length is 0 or > 253 || host.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '.' or '_')) || EndsInNumber(host);
        return isOdd ? "Its host is not a name."
            : !host.Contains('.') || LocalNames.Any(name => host == name || host.EndsWith("." + name, StringComparison.Ordinal)) ? "Its host is a name of a local network."
            : null;
    }

    /// <summary>Browsers read such a host as an IPv4 number in decimal, octal or hexadecimal.</summary>
    private static bool EndsInNumber(string host)
    {
        var last = host[(host.LastIndexOf('.') + 1)..];
        return last.Length == 0 || last.All(char.IsAsciiDigit) || (last.StartsWith("0x", StringComparison.Ordinal) && last.AsSpan(2).IndexOfAnyExcept(HexDigits) < 0);
    }

    private static bool IsTracker(string pair)
    {
        var name = pair.Split('=')[0];
        return name.StartsWith("utm_", StringComparison.OrdinalIgnoreCase) || Trackers.Contains(name, StringComparer.OrdinalIgnoreCase);
    }
}
