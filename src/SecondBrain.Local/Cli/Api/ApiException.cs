using System.Net;

namespace SecondBrain.Local.Cli.Api;

/// <summary>The API refused a request. The message is the problem's detail.</summary>
internal sealed class ApiException : Exception
{
    public ApiException(HttpStatusCode status, string message)
        : base(message) => Status = status;

    public HttpStatusCode Status { get; }
}
