using System.Globalization;
using System.Text.RegularExpressions;

namespace SecondBrain.Functions.Tests.Tenants;

/// <summary>All that an answer tells.</summary>
internal sealed partial record TenantAnswer(int Status, string Text, string Headers)
{
    public static async Task<TenantAnswer> OfAsync(HttpClient http, HttpRequestMessage request)
    {
        using (request)
        {
            using var response = await http.SendAsync(request);
            var headers = response.Headers.Concat(response.Content.Headers)
                .Where(header => header.Key is not ("Date" or "apigw-requestid" or "Content-Length"))
                .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}").Order(StringComparer.Ordinal);
            return new TenantAnswer((int)response.StatusCode, await response.Content.ReadAsStringAsync(), string.Join('\n', headers));
        }
    }

    /// <summary>The answer without the ids that were asked for, and without times.</summary>
    public string Blank(TenantIds asked) => Moment().Replace(asked.Blank(string.Create(CultureInfo.InvariantCulture, $"{Status}\n{Headers}\n{Text}")), "{time}");

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT[\d:.]+(Z|\+00:00)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Moment();
}
