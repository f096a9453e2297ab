using System.Net;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace SecondBrain.Aws.Signing;

/// <summary>Calls of the AWS Query protocol: a form goes out, XML comes back. Signed and retried; safe for concurrent use.</summary>
/// <remarks>Source: Smithy 2.0, "AWS query protocol".</remarks>
internal sealed class AwsQueryClient(HttpClient http, AwsClientOptions options, string service, string version)
{
    private const string ContentType = "application/x-www-form-urlencoded; charset=utf-8";

    private readonly SignedHttp _signed = new(http, options, service, service);

    /// <summary>The answer's <c>{action}Result</c>.</summary>
    /// <param name="parameters">Those without a value are left out.</param>
    /// <exception cref="AwsServiceException">The service refused the call, or could not be reached, after the retries.</exception>
    public async Task<XElement> CallAsync(string action, IEnumerable<(string Name, string? Value)> parameters, bool isRepeatable, CancellationToken cancellationToken)
    {
        (string, string?)[] all = [("Action", action), ("Version", version), .. parameters];
        var form = string.Join('&', all.Where(pair => pair.Item2 is not null).Select(pair => $"{Uri.EscapeDataString(pair.Item1)}={Uri.EscapeDataString(pair.Item2!)}"));
        var answer = await _signed.PostAsync("/", new SignedBody(Encoding.UTF8.GetBytes(form), ContentType) { IsRepeatable = isRepeatable }, cancellationToken);
        return Result(answer.Body, action + "Result") ?? throw new AwsServiceException(AwsServiceException.UnknownError, HttpStatusCode.OK, "the answer is not in the service's shape");
    }

    private static XElement? Result(byte[] body, string name)
    {
        try
        {
            return QueryXml.Read(Encoding.UTF8.GetString(body)).Root?.Elements().FirstOrDefault(element => element.Name.LocalName == name);
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
